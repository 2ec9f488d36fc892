// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Creates the readers of records and of their component types. */
final class ValueReaders {

    private final Map<Class<?>, RecordReader> records = new HashMap<>();

    /** @throws IllegalArgumentException if the record has a component of an unsupported type */
    RecordReader ofRecord(Class<?> type) {
        var known = records.get(type);
        if (known == null) {
            known = createFor(type);
            records.put(type, known);
        }
        return known;
    }

    private RecordReader createFor(Class<?> type) {
        var parts = type.getRecordComponents();
        var components = new ArrayList<RecordReader.Component>();
        for (var part : parts) {
            components.add(
                    new RecordReader.Component(SerializedNames.of(type, part.getName()), of(part.getGenericType())));
        }
        try {
            var types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true); // Otherwise each call checks access.
            return new RecordReader(constructor, components);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    private ValueReader of(Type type) {
        if (type == long.class) {
            return new ValueReader.PrimitiveReader(new ValueReader.LongReader(), 0L);
        }
        if (type == int.class) {
            return new ValueReader.PrimitiveReader(new ValueReader.IntReader(), 0);
        }
        if (type == double.class) {
            return new ValueReader.PrimitiveReader(new ValueReader.DoubleReader(), 0.0);
        }
        if (type == boolean.class) {
            return new ValueReader.PrimitiveReader(new ValueReader.BooleanReader(), false);
        }
        return new ValueReader.NullableReader(ofObject(type));
    }

    private ValueReader ofObject(Type type) {
        if (type == String.class) {
            return new ValueReader.TextReader();
        }
        if (type == Object.class) {
            return new ValueReader.AnyReader();
        }
        if (type == Long.class) {
            return new ValueReader.LongReader();
        }
        if (type == Integer.class) {
            return new ValueReader.IntReader();
        }
        if (type == Double.class) {
            return new ValueReader.DoubleReader();
        }
        if (type == Boolean.class) {
            return new ValueReader.BooleanReader();
        }
        if (type instanceof Class<?> plain && plain.isEnum()) {
            return new ValueReader.EnumReader(constants(plain));
        }
        if (type instanceof Class<?> plain && plain.isRecord()) {
            return new ValueReader.NestedReader(ofRecord(plain));
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return new ValueReader.ListReader(of(generic.getActualTypeArguments()[0]));
        }
        if (type instanceof ParameterizedType generic
                && generic.getRawType() == Map.class
                && generic.getActualTypeArguments()[0] == String.class) {
            return new ValueReader.MapReader(of(generic.getActualTypeArguments()[1]));
        }
        throw new IllegalArgumentException("nothing reads a " + type);
    }

    private static Map<String, Object> constants(Class<?> type) {
        var constants = new HashMap<String, Object>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(SerializedNames.of((Enum<?>) constant), constant);
        }
        return constants;
    }
}
