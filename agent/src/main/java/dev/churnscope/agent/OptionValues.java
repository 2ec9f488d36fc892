// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.Spelling;
import dev.churnscope.live.ListenAddress;
import dev.churnscope.report.file.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options' values as text, collected from all sources, and their conversion.
 *
 * <p>An invalid value adds a line that names key, value and what is accepted; the default is then used.
 */
final class OptionValues {

    private static final int MAX_FRAMES = 1024;
    private static final int MAX_SITES = 1_000_000;

    /** The placeholders that {@link ThisJvm#expand} replaces. */
    private static final List<String> PLACEHOLDERS = List.of("%p", "%h", "%t");

    /** The agent's own thread wakes up once a second. */
    private static final Duration MIN_DURATION = Duration.ofSeconds(1);

    private final Map<OptionKey, Given> values = new EnumMap<>(OptionKey.class);
    private final List<String> problems = new ArrayList<>();

    /**
     * A value that was given for an option.
     *
     * @param name the option's name in its source: {@code frames}, {@code CHURNSCOPE_FRAMES}
     * @param location the file that contains it, with a preposition; empty if the name identifies the source
     */
    private record Given(String name, String value, String location) {

        @Override
        public String toString() {
            return name + "=" + value + location;
        }
    }

    private final boolean lenient;

    /** @param lenient whether to continue with defaults after an invalid value */
    private OptionValues(boolean lenient) {
        this.lenient = lenient;
    }

    /**
     * Reads arguments, system properties, the environment and the file that {@code config} names, in this order of
     * precedence.
     */
    static OptionValues of(String arguments) {
        var values = new OptionValues(true);
        values.addArguments(arguments);
        for (String name : System.getProperties().stringPropertyNames()) {
            String value = System.getProperty(name);
            if (name.startsWith(OptionKey.SYSTEM_PROPERTY) && value != null) {
                values.add(name.substring(OptionKey.SYSTEM_PROPERTY.length()), new Given("-D" + name, value, ""));
            }
        }
        for (var variable : System.getenv().entrySet()) {
            if (variable.getKey().startsWith(OptionKey.ENVIRONMENT_VARIABLE)) {
                String key = variable.getKey().substring(OptionKey.ENVIRONMENT_VARIABLE.length());
                values.add(key.toLowerCase(Locale.ROOT), new Given(variable.getKey(), variable.getValue(), ""));
            }
        }
        values.addConfig();
        return values;
    }

    /** Reads only the arguments and the file that they name; invalid values are to be corrected and given again. */
    static OptionValues ofArguments(String arguments) {
        var values = new OptionValues(false);
        values.addArguments(arguments);
        values.addConfig();
        return values;
    }

    private void addConfig() {
        String file = value(OptionKey.CONFIG);
        if (file != null) {
            addFile(file);
        }
    }

    boolean has(OptionKey option) {
        return values.containsKey(option);
    }

    /** Rejects a new value for an option that cannot change after attach. */
    void rejectChange(OptionKey option, boolean isUnchanged) {
        if (has(option) && !isUnchanged) {
            problems.add("option " + option.key()
                    + " cannot be changed while the agent is attached, which is until the JVM ends;"
                    + " only report, summary, interval and log can");
        }
    }

    List<String> problems() {
        return problems;
    }

    /** @param endings the endings of which each item must have one; empty to accept any */
    List<String> list(OptionKey option, List<String> endings) {
        String value = value(option);
        if (value == null) {
            return List.of();
        }
        var items = new ArrayList<String>();
        for (String item : value.split(";")) {
            if (item.isBlank() || !endsInOne(item.strip().toLowerCase(Locale.ROOT), endings)) {
                reject(option, item, "ignoring it");
            } else {
                items.add(item.strip());
            }
        }
        return List.copyOf(items);
    }

    boolean flag(OptionKey option, String yes, String no, boolean byDefault) {
        return oneOf(option, List.of(yes, no), byDefault ? yes : no).equals(yes);
    }

    String oneOf(OptionKey option, List<String> accepted, String byDefault) {
        String value = value(option);
        if (value == null) {
            return byDefault;
        }
        if (accepted.contains(value)) {
            return value;
        }
        reject(option, value);
        return byDefault;
    }

    int number(OptionKey option, int byDefault) {
        String value = value(option);
        if (value != null) {
            try {
                int number = Integer.parseInt(value);
                if (number >= 1 && number <= (option == OptionKey.FRAMES ? MAX_FRAMES : MAX_SITES)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Rejected below, like a number out of range.
            }
            reject(option, value);
        }
        return byDefault;
    }

    @Nullable
    Duration duration(OptionKey option) {
        String value = value(option);
        if (value == null || value.equals("off")) {
            return null;
        }
        var matcher = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m|h)").matcher(value);
        if (!matcher.matches()) {
            reject(option, value);
            return null;
        }
        long number = Long.parseLong(matcher.group(1));
        var duration = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
        if (duration.compareTo(MIN_DURATION) < 0) {
            reject(option, value);
            return null;
        }
        return duration;
    }

    @Nullable
    ListenAddress listenAddress(OptionKey option) {
        String value = value(option);
        if (value == null || value.equals("off")) {
            return null;
        }
        try {
            return ListenAddress.parse(value);
        } catch (IllegalArgumentException e) {
            reject(option, value);
            return null;
        }
    }

    /**
     * Adds a problem for each unknown placeholder in file name templates; such a file is written with the placeholder left
     * in its name.
     */
    void checkPlaceholders(OptionKey option, List<String> templates) {
        for (String template : templates) {
            for (int at = template.indexOf('%'); at >= 0; at = template.indexOf('%', at + 1)) {
                String placeholder = template.substring(at, Math.min(at + 2, template.length()));
                if (!PLACEHOLDERS.contains(placeholder)) {
                    problems.add("option " + option.key() + ": " + placeholder + " in '" + template
                            + "' is not a placeholder and is kept as it is; %p is the pid, %h the host name,"
                            + " %t the start time");
                }
            }
        }
    }

    private @Nullable String value(OptionKey option) {
        var given = values.get(option);
        return given == null ? null : given.value();
    }

    private static boolean endsInOne(String item, List<String> endings) {
        for (String ending : endings) {
            if (item.endsWith(ending)) {
                return true;
            }
        }
        return endings.isEmpty();
    }

    private void addArguments(String arguments) {
        OptionKey previous = null;
        for (String argument : arguments.split(",")) {
            if (!argument.isBlank()) {
                int equals = argument.indexOf('=');
                String key = (equals < 0 ? argument : argument.substring(0, equals)).strip();
                var option = option(key);
                if (option == null && equals < 0 && previous != null && previous.isList()) {
                    problems.add("'" + key + "' is not an option" + ifLenient(" and is ignored")
                            + "; separate several values of " + previous.key() + " with ';'");
                    continue;
                }
                String value = equals < 0 ? "" : argument.substring(equals + 1).strip();
                warnOfDuplicate(option, value);
                add(key, new Given(key, value, ""));
                previous = option;
            }
        }
    }

    private void warnOfDuplicate(@Nullable OptionKey option, String value) {
        String first = option == null ? null : value(option);
        if (first != null && !first.equals(value)) {
            problems.add("option " + option.key() + " is given twice, as '" + first + "' and as '" + value + "'"
                    + ifLenient("; using the first"));
        }
    }

    private void addFile(String file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(file))) {
            properties.load(reader);
        } catch (IOException e) {
            cannotRead(file, FileProblem.inWords(e, Path.of(file)));
        } catch (IllegalArgumentException e) {
            // An invalid file name, or "Malformed \\uxxxx encoding."
            cannotRead(file, String.valueOf(e.getMessage()));
        }
        for (String key : properties.stringPropertyNames()) {
            add(key, new Given(key, properties.getProperty(key).strip(), " in " + file));
        }
    }

    private void cannotRead(String file, String reason) {
        problems.add("cannot read config=" + file + ": " + reason + ifLenient("; continuing without it"));
    }

    private void add(String key, Given given) {
        var option = option(key);
        if (option != null) {
            values.putIfAbsent(option, given);
            return;
        }
        problems.add("unknown option " + given + ifLenient(" is ignored")
                + Spelling.nearest(key, OptionKey.allKeys())
                        .map(nearest -> "; did you mean " + nearest + "? Accepted are ")
                        .orElse("; accepted are ")
                + String.join(", ", OptionKey.allKeys()));
    }

    private static @Nullable OptionKey option(String key) {
        for (var option : OptionKey.values()) {
            if (option.key().equals(key)) {
                return option;
            }
        }
        return null;
    }

    /** Returns the text only if the agent continues after an invalid value, else an empty text. */
    private String ifLenient(String consequence) {
        return lenient ? consequence : "";
    }

    private void reject(OptionKey option, String value) {
        reject(option, value, "using the default");
    }

    private void reject(OptionKey option, String value, String instead) {
        var given = values.get(option);
        String source = given.name().equals(option.key()) ? given.location() : " from " + given.name();
        problems.add("option " + option.key() + source + ": '" + value + "' is not accepted, expected "
                + option.accepts() + ifLenient("; " + instead));
    }
}
