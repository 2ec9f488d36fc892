// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.Spelling;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Limits for what a report shows, independent of any baseline.
 *
 * <p>A properties file with one limit per line: {@code total.opensPerMinute=120} for the whole process, {@code
 * site.com.shop.PriceClient.fetch.minReuse=0.9} for one method.
 */
public final class Budget {

    /** A budget without limits. */
    public static final Budget NONE = new Budget(List.of());

    private static final String TOTAL = "total.";
    private static final String SITE = "site.";

    private final List<Limit> limits;

    private Budget(List<Limit> limits) {
        this.limits = limits;
    }

    List<Limit> limits() {
        return limits;
    }

    /**
     * Reads the text of a properties file.
     *
     * @throws InvalidBudgetException naming the first unknown key or value, in alphabetical order of keys
     */
    public static Budget parse(String text) throws InvalidBudgetException {
        var entries = new UniqueProperties();
        try {
            entries.load(new StringReader(text));
        } catch (IllegalArgumentException | IOException e) {
            throw new InvalidBudgetException("it is not a properties file: " + e.getMessage());
        }
        if (entries.duplicate != null) {
            throw new InvalidBudgetException("the key '" + entries.duplicate + "' occurs twice");
        }
        var limits = new ArrayList<Limit>();
        for (var entry : new TreeMap<>(entries).entrySet()) {
            String key = entry.getKey().toString();
            limits.add(limit(key, lineOf(key, text), entry.getValue().toString().strip()));
        }
        return new Budget(List.copyOf(limits));
    }

    /** Returns the key's line, from 1; the first line if the key is not found, for example because it has escaped characters. */
    private static int lineOf(String key, String text) {
        var lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(key) && !line.substring(key.length()).matches("[^\\s=:].*")) {
                return i + 1;
            }
        }
        return 1;
    }

    private static Limit limit(String key, int line, String value) throws InvalidBudgetException {
        var metric = Arrays.stream(Metric.values())
                .filter(candidate -> key.endsWith("." + candidate.key()))
                .findFirst()
                .orElseThrow(() -> unknown(key));
        String scope = key.substring(0, key.length() - metric.key().length());
        if (scope.equals(TOTAL)) {
            return new Limit(key, line, null, metric, number(key, value, metric));
        }
        String method = scope.length() > SITE.length() && scope.startsWith(SITE)
                ? scope.substring(SITE.length(), scope.length() - 1)
                : "";
        if (method.indexOf('.') < 1 || method.endsWith(".")) {
            throw unknown(key);
        }
        return new Limit(key, line, method, metric, number(key, value, metric));
    }

    private static double number(String key, String value, Metric metric) throws InvalidBudgetException {
        try {
            // Suffixes that only Java accepts in numbers, as in "1d", are rejected.
            double number = value.matches("[0-9.eE+-]+") ? Double.parseDouble(value) : Double.NaN;
            if (metric.accepts(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Rejected like a number that is out of range.
        }
        throw new InvalidBudgetException(
                "'" + value + "' is not a value for " + key + ", expected " + metric.accepted());
    }

    private static InvalidBudgetException unknown(String key) {
        var keys =
                Stream.of(Metric.values()).map(metric -> TOTAL + metric.key()).toList();
        String misspelt = key.startsWith(SITE) ? TOTAL + key.substring(key.lastIndexOf('.') + 1) : key;
        String hint = Spelling.nearest(
                        misspelt.toLowerCase(Locale.ROOT),
                        keys.stream()
                                .map(known -> known.toLowerCase(Locale.ROOT))
                                .toList())
                .flatMap(nearest ->
                        keys.stream().filter(nearest::equalsIgnoreCase).findFirst())
                .map(nearest -> key.startsWith(SITE)
                        ? ", did you mean site.<class>.<method>." + nearest.substring(TOTAL.length()) + "?"
                        : ", did you mean " + nearest + "?")
                .orElse("; accepted are " + String.join(", ", keys)
                        + ", and the same with site.<class>.<method>. instead of total.");
        return new InvalidBudgetException("unknown key '" + key + "'" + hint);
    }

    /** Reports duplicate keys, of which {@link Properties} silently keeps the last. */
    private static final class UniqueProperties extends Properties {
        private static final long serialVersionUID = 1L;

        private transient @Nullable Object duplicate;

        @Override
        public synchronized Object put(Object key, Object value) {
            if (containsKey(key)) {
                duplicate = key;
            }
            return super.put(key, value);
        }
    }
}
