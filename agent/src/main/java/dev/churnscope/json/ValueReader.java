// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a value of one type. */
sealed interface ValueReader {

    /**
     * Returns the value.
     *
     * @throws UnsupportedJsonException if the next value is not of this type, or not written as Churnscope writes it
     */
    @Nullable
    Object read(JsonTokenizer in) throws IOException;

    /** Returns the default for a missing value. */
    default @Nullable Object absent() {
        return null;
    }

    /** A value that may be null. */
    record NullableReader(ValueReader reader) implements ValueReader {
        @Override
        public @Nullable Object read(JsonTokenizer in) throws IOException {
            return in.passesNull() ? null : reader.read(in);
        }
    }

    /** A primitive: never null; a missing one has Java's default value. */
    record PrimitiveReader(ValueReader reader, Object absent) implements ValueReader {
        @Override
        public @Nullable Object read(JsonTokenizer in) throws IOException {
            return reader.read(in);
        }
    }

    /** A {@code String}. */
    record TextReader() implements ValueReader {
        @Override
        public Object read(JsonTokenizer in) throws IOException {
            return in.string();
        }
    }

    /** An integer, as a {@code Long}. */
    record LongReader() implements ValueReader {
        @Override
        public Object read(JsonTokenizer in) throws IOException {
            return in.whole();
        }
    }

    /** An integer, as an {@code Integer}. */
    record IntReader() implements ValueReader {
        @Override
        public Object read(JsonTokenizer in) throws IOException {
            long number = in.whole();
            if (number != (int) number) {
                throw new UnsupportedJsonException();
            }
            return (int) number;
        }
    }

    /** A number, as a {@code Double}. */
    record DoubleReader() implements ValueReader {
        @Override
        public Object read(JsonTokenizer in) throws IOException {
            return in.decimal();
        }
    }

    /** A {@code Boolean}. */
    record BooleanReader() implements ValueReader {
        @Override
        public Object read(JsonTokenizer in) throws IOException {
            return in.bool();
        }
    }

    /** An {@code Object}: a string, number or boolean, or a list of these; nothing more deeply nested. */
    record AnyReader() implements ValueReader {

        private static final ValueReader SCALAR = new ScalarReader();
        private static final ValueReader SCALARS = new ListReader(new NullableReader(SCALAR));

        @Override
        public @Nullable Object read(JsonTokenizer in) throws IOException {
            return (in.peek() == '[' ? SCALARS : SCALAR).read(in);
        }
    }

    /** A string, a number or a boolean. */
    record ScalarReader() implements ValueReader {
        @Override
        public Object read(JsonTokenizer in) throws IOException {
            return switch (in.peek()) {
                case '"' -> in.string();
                case 't', 'f' -> in.bool();
                default -> in.number();
            };
        }
    }

    /** An {@code enum} constant by its name; null if this version does not know it. */
    record EnumReader(Map<String, Object> constants) implements ValueReader {
        @Override
        public @Nullable Object read(JsonTokenizer in) throws IOException {
            return constants.get(in.string());
        }
    }

    /** A {@code List}. */
    record ListReader(ValueReader element) implements ValueReader {
        @Override
        public Object read(JsonTokenizer in) throws IOException {
            in.pass('[');
            if (in.passes(']')) {
                return new ArrayList<>(0);
            }
            var list = new ArrayList<@Nullable Object>(4);
            do {
                list.add(element.read(in));
            } while (in.passes(','));
            in.pass(']');
            return list;
        }
    }

    /** A {@code Map}, which keeps the order of the text. */
    record MapReader(ValueReader value) implements ValueReader {
        @Override
        public Object read(JsonTokenizer in) throws IOException {
            in.pass('{');
            var map = new LinkedHashMap<String, @Nullable Object>(4);
            if (in.passes('}')) {
                return map;
            }
            do {
                String name = in.string();
                in.pass(':');
                if (map.containsKey(name)) {
                    throw new UnsupportedJsonException();
                }
                map.put(name, value.read(in));
            } while (in.passes(','));
            in.pass('}');
            return map;
        }
    }

    /** A record. */
    record NestedReader(RecordReader reader) implements ValueReader {
        @Override
        public Object read(JsonTokenizer in) throws IOException {
            return reader.read(in);
        }
    }
}
