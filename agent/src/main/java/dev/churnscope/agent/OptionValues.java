// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.live.ListenAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts the options' values from the text that was given for them.
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

    private final OptionSources sources;
    private final List<String> problems;

    private OptionValues(OptionSources sources) {
        this.sources = sources;
        this.problems = sources.problems();
    }

    /** Converts what {@link OptionSources#of} finds. */
    static OptionValues of(String arguments) {
        return new OptionValues(OptionSources.of(arguments));
    }

    /** Converts what {@link OptionSources#ofArguments} finds. */
    static OptionValues ofArguments(String arguments) {
        return new OptionValues(OptionSources.ofArguments(arguments));
    }

    boolean has(OptionKey option) {
        return sources.given(option) != null;
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
                            + " %t the time of attaching");
                }
            }
        }
    }

    private @Nullable String value(OptionKey option) {
        var given = sources.given(option);
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

    private void reject(OptionKey option, String value) {
        reject(option, value, "using the default");
    }

    private void reject(OptionKey option, String value, String instead) {
        var given = Objects.requireNonNull(sources.given(option));
        String source = given.name().equals(option.key()) ? given.location() : " from " + given.name();
        problems.add("option " + option.key() + source + ": '" + value + "' is not accepted, expected "
                + option.accepts() + sources.ifLenient("; " + instead));
    }
}
