// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.Spelling;
import dev.churnscope.report.file.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What was given for each option, as text, and where: the first source that has an option wins.
 *
 * <p>An option that is unknown, and a file that cannot be read, add a line for people. For use by one thread.
 */
final class OptionSources {

    /**
     * A value that was given for an option.
     *
     * @param name the option's name in its source: {@code frames}, {@code CHURNSCOPE_FRAMES}
     * @param location the file that contains it, with a preposition; empty if the name identifies the source
     */
    record Given(String name, String value, String location) {

        @Override
        public String toString() {
            return name + "=" + value + location;
        }
    }

    private final Map<OptionKey, Given> values = new EnumMap<>(OptionKey.class);
    private final List<String> problems = new ArrayList<>();
    private final boolean lenient;

    /** @param lenient whether to continue with defaults after an invalid value */
    private OptionSources(boolean lenient) {
        this.lenient = lenient;
    }

    /**
     * Reads arguments, system properties, the environment and the file that {@code config} names, in this order of
     * precedence.
     */
    static OptionSources of(String arguments) {
        var sources = new OptionSources(true);
        sources.addArguments(arguments);
        for (String name : System.getProperties().stringPropertyNames()) {
            String value = System.getProperty(name);
            if (name.startsWith(OptionKey.SYSTEM_PROPERTY) && value != null) {
                sources.add(name.substring(OptionKey.SYSTEM_PROPERTY.length()), new Given("-D" + name, value, ""));
            }
        }
        for (var variable : System.getenv().entrySet()) {
            if (variable.getKey().startsWith(OptionKey.ENVIRONMENT_VARIABLE)) {
                String key = variable.getKey().substring(OptionKey.ENVIRONMENT_VARIABLE.length());
                sources.add(key.toLowerCase(Locale.ROOT), new Given(variable.getKey(), variable.getValue(), ""));
            }
        }
        sources.addConfig();
        return sources;
    }

    /** Reads only the arguments and the file that they name; invalid values are to be corrected and given again. */
    static OptionSources ofArguments(String arguments) {
        var sources = new OptionSources(false);
        sources.addArguments(arguments);
        sources.addConfig();
        return sources;
    }

    private void addConfig() {
        var config = values.get(OptionKey.CONFIG);
        if (config != null) {
            addFile(config.value());
        }
    }

    /** Returns what was given for an option, or null. */
    @Nullable
    Given given(OptionKey option) {
        return values.get(option);
    }

    /** Returns what is wrong with what was given, a line each; modifiable, for what its conversion adds. */
    List<String> problems() {
        return problems;
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
        var first = option == null ? null : values.get(option);
        if (first != null && !first.value().equals(value)) {
            problems.add("option " + option.key() + " is given twice, as '" + first.value() + "' and as '" + value + "'"
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
    String ifLenient(String consequence) {
        return lenient ? consequence : "";
    }
}
