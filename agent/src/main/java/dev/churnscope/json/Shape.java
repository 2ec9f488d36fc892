// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a value of one type is read. */
sealed interface Shape {

    /**
     * Returns the value.
     *
     * @throws NotPlain if there is none of this type, or not as Churnscope writes it
     */
    @Nullable
    Object read(Tokens in) throws IOException;

    /** Returns what stands for a value that is not there. */
    default @Nullable Object absent() {
        return null;
    }

    /** What may be null. */
    record OrNull(Shape shape) implements Shape {
        @Override
        public @Nullable Object read(Tokens in) throws IOException {
            return in.passesNull() ? null : shape.read(in);
        }
    }

    /** A primitive: never null, and what Java begins with where it is not there. */
    record Primitive(Shape shape, Object absent) implements Shape {
        @Override
        public @Nullable Object read(Tokens in) throws IOException {
            return shape.read(in);
        }
    }

    /** A {@code String}. */
    record Text() implements Shape {
        @Override
        public Object read(Tokens in) throws IOException {
            return in.string();
        }
    }

    /** A whole number, as a {@code Long}. */
    record Whole() implements Shape {
        @Override
        public Object read(Tokens in) throws IOException {
            return in.whole();
        }
    }

    /** A whole number, as an {@code Integer}. */
    record Small() implements Shape {
        @Override
        public Object read(Tokens in) throws IOException {
            long number = in.whole();
            if (number != (int) number) {
                throw new NotPlain();
            }
            return (int) number;
        }
    }

    /** A number, as a {@code Double}. */
    record Decimal() implements Shape {
        @Override
        public Object read(Tokens in) throws IOException {
            return in.decimal();
        }
    }

    /** A {@code Boolean}. */
    record Truth() implements Shape {
        @Override
        public Object read(Tokens in) throws IOException {
            return in.truth();
        }
    }

    /** An {@code Object}: a text, a number, a truth, or a list of such; nothing deeper. */
    record Anything() implements Shape {

        private static final Shape SINGLE = new Single();
        private static final Shape SINGLES = new Row(new OrNull(SINGLE));

        @Override
        public @Nullable Object read(Tokens in) throws IOException {
            return (in.peek() == '[' ? SINGLES : SINGLE).read(in);
        }
    }

    /** One of them. */
    record Single() implements Shape {
        @Override
        public Object read(Tokens in) throws IOException {
            return switch (in.peek()) {
                case '"' -> in.string();
                case 't', 'f' -> in.truth();
                default -> in.number();
            };
        }
    }

    /** A constant of an {@code enum} by its name; null for one that this version does not know. */
    record Constant(Map<String, Object> constants) implements Shape {
        @Override
        public @Nullable Object read(Tokens in) throws IOException {
            return constants.get(in.string());
        }
    }

    /** A {@code List}. */
    record Row(Shape element) implements Shape {
        @Override
        public Object read(Tokens in) throws IOException {
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
    record Named(Shape value) implements Shape {
        @Override
        public Object read(Tokens in) throws IOException {
            in.pass('{');
            var map = new LinkedHashMap<String, @Nullable Object>(4);
            if (in.passes('}')) {
                return map;
            }
            do {
                String name = in.string();
                in.pass(':');
                if (map.containsKey(name)) {
                    throw new NotPlain();
                }
                map.put(name, value.read(in));
            } while (in.passes(','));
            in.pass('}');
            return map;
        }
    }

    /** A record. */
    record Parts(RecordShape shape) implements Shape {
        @Override
        public Object read(Tokens in) throws IOException {
            return shape.read(in);
        }
    }
}
