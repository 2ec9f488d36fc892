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
    record OrNull(ValueReader shape) implements ValueReader {
        @Override
        public @Nullable Object read(JsonTokenizer in) throws IOException {
            return in.passesNull() ? null : shape.read(in);
        }
    }

    /** A primitive: never null, and what Java begins with where it is not there. */
    record Primitive(ValueReader shape, Object absent) implements ValueReader {
        @Override
        public @Nullable Object read(JsonTokenizer in) throws IOException {
            return shape.read(in);
        }
    }

    /** A {@code String}. */
    record Text() implements ValueReader {
        @Override
        public Object read(JsonTokenizer in) throws IOException {
            return in.string();
        }
    }

    /** A whole number, as a {@code Long}. */
    record Whole() implements ValueReader {
        @Override
        public Object read(JsonTokenizer in) throws IOException {
            return in.whole();
        }
    }

    /** A whole number, as an {@code Integer}. */
    record Small() implements ValueReader {
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
    record Decimal() implements ValueReader {
        @Override
        public Object read(JsonTokenizer in) throws IOException {
            return in.decimal();
        }
    }

    /** A {@code Boolean}. */
    record Truth() implements ValueReader {
        @Override
        public Object read(JsonTokenizer in) throws IOException {
            return in.truth();
        }
    }

    /** An {@code Object}: a text, a number, a truth, or a list of such; nothing deeper. */
    record Anything() implements ValueReader {

        private static final ValueReader SINGLE = new Single();
        private static final ValueReader SINGLES = new Row(new OrNull(SINGLE));

        @Override
        public @Nullable Object read(JsonTokenizer in) throws IOException {
            return (in.peek() == '[' ? SINGLES : SINGLE).read(in);
        }
    }

    /** One of them. */
    record Single() implements ValueReader {
        @Override
        public Object read(JsonTokenizer in) throws IOException {
            return switch (in.peek()) {
                case '"' -> in.string();
                case 't', 'f' -> in.truth();
                default -> in.number();
            };
        }
    }

    /** A constant of an {@code enum} by its name; null for one that this version does not know. */
    record Constant(Map<String, Object> constants) implements ValueReader {
        @Override
        public @Nullable Object read(JsonTokenizer in) throws IOException {
            return constants.get(in.string());
        }
    }

    /** A {@code List}. */
    record Row(ValueReader element) implements ValueReader {
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
    record Named(ValueReader value) implements ValueReader {
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
    record Parts(RecordReader shape) implements ValueReader {
        @Override
        public Object read(JsonTokenizer in) throws IOException {
            return shape.read(in);
        }
    }
}
