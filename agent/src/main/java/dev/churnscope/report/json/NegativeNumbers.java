// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.json;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Finding;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds negative numbers, which no agent writes. Visits each component of each record, which is slow; not needed for a report
 * read by {@link dev.churnscope.json.PlainJson}, which rejects them.
 */
final class NegativeNumbers {

    private NegativeNumbers() {}

    /** Returns the path of the first negative number; null if there is none. */
    static @Nullable String in(Record whole) {
        for (var part : whole.getClass().getRecordComponents()) {
            @Nullable String path = pathIn(value(part, whole));
            if (path != null) {
                return part.getName() + path;
            }
        }
        return null;
    }

    /**
     * Returns the path from a value to the first negative number, which is empty if the value is that number; null if there is
     * none.
     */
    private static @Nullable String pathIn(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue() < 0 ? "" : null;
        }
        if (value instanceof List<?> list) {
            return pathIn(list);
        }
        if (value instanceof Map<?, ?> map) {
            return pathIn(map);
        }
        // Lines and the evidence of rules are not counts: native methods have negative line numbers in stack traces.
        if (value instanceof Record some && !(some instanceof CallSite) && !(some instanceof Finding)) {
            @Nullable String path = in(some);
            return path == null ? null : "." + path;
        }
        return null;
    }

    private static @Nullable String pathIn(List<?> list) {
        for (int i = 0; i < list.size(); i++) {
            @Nullable String path = pathIn(list.get(i));
            if (path != null) {
                return "[" + i + "]" + path;
            }
        }
        return null;
    }

    private static @Nullable String pathIn(Map<?, ?> map) {
        for (var entry : map.entrySet()) {
            @Nullable String path = pathIn(entry.getValue());
            if (path != null) {
                return "." + entry.getKey() + path;
            }
        }
        return null;
    }

    private static @Nullable Object value(RecordComponent part, Record whole) {
        try {
            return part.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every component of a public record can be read", e);
        }
    }
}
