// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a value of one type is read. */
sealed interface ValueReader {

    /**
     * Returns the value.
     *
     * @throws UnsupportedJsonException if there is none of this type, or not as Churnscope writes it
     */
    @Nullable
    Object read(JsonTokenizer in) throws IOException;

    /** Returns what stands for a value that is not there. */
    default @Nullable Object absent() {
        return null;
    }

    /** What may be null. */
    record NullableReader(ValueReader reader) implements ValueReader {
        @Override
        public @Nullable Object read(JsonTokenizer in) throws IOException {
            return in.passesNull() ? null : reader.read(in);
        }
    }

    /** A primitive: never null, and what Java begins with where it is not there. */
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

    /** A whole number, as a {@code Long}. */
    record LongReader() implements ValueReader {
        @Override
        public Object read(JsonTokenizer in) throws IOException {
            return in.whole();
        }
    }

    /** A whole number, as an {@code Integer}. */
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

    /** An {@code Object}: a text, a number, a truth, or a list of such; nothing deeper. */
    record AnyReader() implements ValueReader {

        private static final ValueReader SCALAR = new ScalarReader();
        private static final ValueReader SCALARS = new ListReader(new NullableReader(SCALAR));

        @Override
        public @Nullable Object read(JsonTokenizer in) throws IOException {
            return (in.peek() == '[' ? SCALARS : SCALAR).read(in);
        }
    }

    /** One of them. */
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

    /** A constant of an {@code enum} by its name; null for one that this version does not know. */
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

    /** A {@code Map}, in the order of the text. */
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
