// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.json;

import java.io.IOException;

/** JSON laid out for people, each value on a line of its own, as Gson lays it out. Numbers keep their digits. */
final class PlainLayout {

    private static final int DEEPEST = Tokens.DEEPEST + 20;

    private final Tokens in;
    private final JsonText out;

    PlainLayout(Tokens in, JsonText out) {
        this.in = in;
        this.out = out;
    }

    /** Passes on one value. */
    void value(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new NotPlain();
        }
        switch (in.peek()) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> out.quoted(in.string());
            case 't', 'f' -> out.plain(Boolean.toString(in.truth()));
            case 'n' -> {
                in.passesNull();
                out.plain("null");
            }
            default -> out.plain(in.digits());
        }
    }

    private void object(int depth) throws IOException {
        in.pass('{');
        out.plain('{');
        if (!in.passes('}')) {
            do {
                line(depth + 1);
                out.quoted(in.string());
                in.pass(':');
                out.plain(": ");
                value(depth + 1);
            } while (isMore());
            in.pass('}');
            line(depth);
        }
        out.plain('}');
    }

    private void list(int depth) throws IOException {
        in.pass('[');
        out.plain('[');
        if (!in.passes(']')) {
            do {
                line(depth + 1);
                value(depth + 1);
            } while (isMore());
            in.pass(']');
            line(depth);
        }
        out.plain(']');
    }

    private boolean isMore() throws IOException {
        boolean isMore = in.passes(',');
        if (isMore) {
            out.plain(',');
        }
        return isMore;
    }

    private void line(int depth) throws IOException {
        out.plain('\n');
        for (int i = 0; i < depth; i++) {
            out.plain("  ");
        }
    }
}
