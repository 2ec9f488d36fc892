// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

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
 * The options as text, from wherever each was given, and their conversion.
 *
 * <p>What is wrong becomes a line that names key, value and what is accepted; the default then holds.
 */
final class OptionValues {

    private static final int MOST_FRAMES = 1024;
    private static final int MOST_SITES = 1_000_000;

    private final Map<OptionKey, String> values = new EnumMap<>(OptionKey.class);
    private final List<String> problems = new ArrayList<>();

    private OptionValues() {}

    /** Reads arguments, system properties, the environment and the file that {@code config} names; the first wins. */
    static OptionValues of(String arguments) {
        var values = new OptionValues();
        values.addArguments(arguments);
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(OptionKey.SYSTEM_PROPERTY)) {
                values.add(name.substring(OptionKey.SYSTEM_PROPERTY.length()), System.getProperty(name));
            }
        }
        for (var variable : System.getenv().entrySet()) {
            if (variable.getKey().startsWith(OptionKey.ENVIRONMENT_VARIABLE)) {
                String key = variable.getKey().substring(OptionKey.ENVIRONMENT_VARIABLE.length());
                values.add(key.toLowerCase(Locale.ROOT), variable.getValue());
            }
        }
        String file = values.values.get(OptionKey.CONFIG);
        if (file != null) {
            values.addFile(file);
        }
        values.dropUnsupported();
        return values;
    }

    List<String> problems() {
        return problems;
    }

    /** @param endings of which each item must have one; empty for any */
    List<String> list(OptionKey option, List<String> endings) {
        String value = values.get(option);
        if (value == null) {
            return List.of();
        }
        var items = new ArrayList<String>();
        for (String item : value.split(";")) {
            if (item.isBlank() || !endsInOne(item.strip(), endings)) {
                reject(option, item, "it is left out");
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
        String value = values.get(option);
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
        String value = values.get(option);
        if (value != null) {
            try {
                int number = Integer.parseInt(value);
                if (number >= 1 && number <= (option == OptionKey.FRAMES ? MOST_FRAMES : MOST_SITES)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Rejected below, as a number out of range is.
            }
            reject(option, value);
        }
        return byDefault;
    }

    @Nullable
    Duration duration(OptionKey option) {
        String value = values.get(option);
        if (value == null || value.equals("off")) {
            return null;
        }
        var matcher = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m|h)").matcher(value);
        if (!matcher.matches()) {
            reject(option, value);
            return null;
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
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
        for (String argument : arguments.split(",")) {
            if (!argument.isBlank()) {
                int equals = argument.indexOf('=');
                String key = (equals < 0 ? argument : argument.substring(0, equals)).strip();
                add(key, equals < 0 ? "" : argument.substring(equals + 1).strip());
            }
        }
    }

    private void addFile(String file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(file))) {
            properties.load(reader);
        } catch (IOException | RuntimeException e) {
            problems.add("cannot read config=" + file + " (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                    + "); goes on without it");
        }
        for (String key : properties.stringPropertyNames()) {
            add(key, properties.getProperty(key).strip());
        }
    }

    private void add(String key, String value) {
        for (var option : OptionKey.values()) {
            if (option.key().equals(key)) {
                add(option, value);
                return;
            }
        }
        problems.add("unknown option " + key + "=" + value + " is ignored; did you mean " + nearest(key)
                + "? Accepted are " + OptionKey.allKeys());
    }

    private void add(OptionKey option, @Nullable String value) {
        if (value != null) {
            values.putIfAbsent(option, value);
        }
    }

    private void dropUnsupported() {
        for (var option : OptionKey.values()) {
            if (!option.isSupported() && values.remove(option) != null) {
                problems.add("option " + option.key() + " is not supported by this version; it is ignored");
            }
        }
    }

    private void reject(OptionKey option, String value) {
        reject(option, value, "the default is used");
    }

    private void reject(OptionKey option, String value, String instead) {
        problems.add("option " + option.key() + " does not accept '" + value + "', but " + option.accepts() + "; "
                + instead);
    }

    private static String nearest(String key) {
        String nearest = "";
        int distance = Integer.MAX_VALUE;
        for (var option : OptionKey.values()) {
            int d = distance(key, option.key());
            if (d < distance) {
                distance = d;
                nearest = option.key();
            }
        }
        return nearest;
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j - 1], row[j]));
            }
        }
        return row[b.length()];
    }
}
