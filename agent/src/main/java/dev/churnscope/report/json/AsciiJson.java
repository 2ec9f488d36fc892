// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.json;

import dev.churnscope.text.Lettering;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;

/**
 * Writes JSON in plain ASCII: other characters occur only in strings, where every character can be escaped (RFC 8259, section 7).
 */
public final class AsciiJson extends FilterWriter {

    /** Creates a writer that passes the JSON on to another. */
    public AsciiJson(Writer out) {
        super(out);
    }

    /**
     * Returns a writer for JSON that a reader of the charset can decode: the given one for a Unicode charset, else one that
     * escapes.
     */
    public static Writer unlessUnicode(Charset charset, Writer out) {
        return Lettering.of(charset) == Lettering.UNICODE ? out : new AsciiJson(out);
    }

    /** Returns JSON that a reader of the charset can decode: unchanged for a Unicode charset, else escaped. */
    public static String unlessUnicode(Charset charset, String json) {
        var text = new StringWriter(json.length());
        try {
            unlessUnicode(charset, text).write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @Override
    public void write(int c) throws IOException {
        if (c < 0x7f) {
            out.write(c);
        } else {
            out.write(String.format("\\u%04x", c));
        }
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        int plain = from;
        for (int i = from; i < from + length; i++) {
            if (text[i] >= 0x7f) {
                out.write(text, plain, i - plain);
                write(text[i]);
                plain = i + 1;
            }
        }
        out.write(text, plain, from + length - plain);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        write(text.substring(from, from + length).toCharArray(), 0, length);
    }
}
