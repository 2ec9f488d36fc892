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
 * What a report may cost at most, whatever it did before.
 *
 * <p>Properties, each a limit: {@code total.opensPerMinute=120} of the whole process, {@code
 * site.com.shop.PriceClient.fetch.minReuse=0.9} of one method.
 */
public final class Budget {

    /** Without a limit. */
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
     * @throws InvalidBudgetException naming the first key or value, in the order of the alphabet, that is not known
     */
    public static Budget parse(String text) throws InvalidBudgetException {
        var entries = new EachOnce();
        try {
            entries.load(new StringReader(text));
        } catch (IllegalArgumentException | IOException e) {
            throw new InvalidBudgetException("it is not a properties file: " + e.getMessage());
        }
        if (entries.twice != null) {
            throw new InvalidBudgetException("the key '" + entries.twice + "' is in it twice");
        }
        var limits = new ArrayList<Limit>();
        for (var entry : new TreeMap<>(entries).entrySet()) {
            String key = entry.getKey().toString();
            limits.add(limit(key, lineOf(key, text), entry.getValue().toString().strip()));
        }
        return new Budget(List.copyOf(limits));
    }

    /** Returns the first where it is not to be seen, as with letters that are escaped. */
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
            // Java's own letters for numbers, as in "1d", are nobody else's.
            double number = value.matches("[0-9.eE+-]+") ? Double.parseDouble(value) : Double.NaN;
            if (metric.accepts(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The same answer as for a number out of range.
        }
        throw new InvalidBudgetException(
                "'" + value + "' is no value for " + key + ", which takes " + metric.accepted());
    }

    private static InvalidBudgetException unknown(String key) {
        var keys =
                Stream.of(Metric.values()).map(metric -> TOTAL + metric.key()).toList();
        String wanted = key.startsWith(SITE) ? TOTAL + key.substring(key.lastIndexOf('.') + 1) : key;
        String hint = Spelling.nearest(
                        wanted.toLowerCase(Locale.ROOT),
                        keys.stream()
                                .map(known -> known.toLowerCase(Locale.ROOT))
                                .toList())
                .flatMap(nearest ->
                        keys.stream().filter(nearest::equalsIgnoreCase).findFirst())
                .map(nearest -> key.startsWith(SITE)
                        ? ", did you mean site.<class>.<method>." + nearest.substring(TOTAL.length()) + "?"
                        : ", did you mean " + nearest + "?")
                .orElse("; known are " + String.join(", ", keys)
                        + ", and the same with site.<class>.<method>. instead of total.");
        return new InvalidBudgetException("unknown key '" + key + "'" + hint);
    }

    /** Properties let the last of several values win without a word. */
    private static final class EachOnce extends Properties {
        private static final long serialVersionUID = 1L;

        private transient @Nullable Object twice;

        @Override
        public synchronized Object put(Object key, Object value) {
            if (containsKey(key)) {
                twice = key;
            }
            return super.put(key, value);
        }
    }
}
