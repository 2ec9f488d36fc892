// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The components of a record in their order, to be written. */
record WrittenRecord(List<Component> components) {

    /** @param isTexts whether it is a list of strings */
    record Component(String nameAndColon, Method accessor, boolean isTexts) {

        @Nullable
        Object of(Record record) {
            try {
                return accessor.invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + accessor, e);
            }
        }
    }

    static WrittenRecord of(Class<?> type) {
        return new WrittenRecord(Arrays.stream(type.getRecordComponents())
                .map(component -> new Component(
                        '"' + SerializedNames.of(type, component.getName()) + "\":",
                        accessor(component),
                        isTexts(component)))
                .toList());
    }

    private static Method accessor(RecordComponent component) {
        var accessor = component.getAccessor();
        accessor.setAccessible(true); // Else each of a million calls looks whether it may.
        return accessor;
    }

    private static boolean isTexts(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType type
                && type.getRawType() == List.class
                && type.getActualTypeArguments()[0] == String.class;
    }
}
