// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands in for what a report read from a file does not have, so that no reader of the model needs to ask. */
final class OrEmpty {

    private OrEmpty() {}

    static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    static <K, V extends @Nullable Object> Map<K, V> map(@Nullable Map<K, V> map) {
        return map == null ? Map.of() : map;
    }
}
