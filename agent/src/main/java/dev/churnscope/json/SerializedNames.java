// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import com.google.gson.annotations.SerializedName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Returns the JSON names of record components and enum constants, as Gson derives them. */
final class SerializedNames {

    private static final Map<Enum<?>, String> CONSTANTS = new ConcurrentHashMap<>();

    private SerializedNames() {}

    static String of(Enum<?> constant) {
        return CONSTANTS.computeIfAbsent(constant, some -> of(some.getDeclaringClass(), some.name()));
    }

    static String of(Class<?> type, String field) {
        try {
            var name = type.getDeclaredField(field).getAnnotation(SerializedName.class);
            return name == null ? field : name.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("every component and constant has its field", e);
        }
    }
}
