// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record: its components by name, in any order. Unknown names are skipped.
 *
 * @param constructor the canonical constructor
 */
record RecordReader(
        Constructor<?> constructor,
        List<Component> components,
        @Nullable Object[] absent) {

    /** @param name in ASCII */
    record Component(byte[] name, ValueReader reader) {

        Component(String name, ValueReader reader) {
            this(name.getBytes(StandardCharsets.US_ASCII), reader);
        }
    }

    RecordReader(Constructor<?> constructor, List<Component> components) {
        this(
                constructor,
                components,
                components.stream()
                        .map(component -> component.reader().absent())
                        .toArray());
    }

    Object read(JsonTokenizer in) throws IOException {
        return create(values(in));
    }

    /** Returns the values of the components, with a default for each that is missing. */
    @Nullable
    Object[] values(JsonTokenizer in) throws IOException {
        @Nullable Object[] values = absent.clone();
        in.pass('{');
        if (in.passes('}')) {
            return values;
        }
        // They are nearly always in order.
        int next = 0;
        do {
            in.passText();
            in.pass(':');
            int index = indexOf(in, next);
            if (index < 0) {
                in.skip();
            } else {
                values[index] = components.get(index).reader().read(in);
                next = index + 1;
            }
        } while (in.passes(','));
        in.pass('}');
        return values;
    }

    private int indexOf(JsonTokenizer in, int from) {
        int size = components.size();
        for (int i = 0; i < size; i++) {
            int index = (from + i) % size;
            if (in.isText(components.get(index).name())) {
                return index;
            }
        }
        return -1;
    }

    Object create(@Nullable Object[] values) throws UnsupportedJsonException {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedJsonException();
        }
    }
}
