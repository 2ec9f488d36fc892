// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Replaces collections missing from a report file by empty ones, so that users of the model need no null check. */
final class OrEmpty {

    private OrEmpty() {}

    static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    static <K, V extends @Nullable Object> Map<K, V> map(@Nullable Map<K, V> map) {
        return map == null ? Map.of() : map;
    }
}
