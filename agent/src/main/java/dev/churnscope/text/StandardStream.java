// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The charsets of the process's standard streams. */
public final class StandardStream {

    private StandardStream() {}

    /** Returns the charset that a reader of this process's stdout expects. */
    public static Charset stdoutCharset() {
        return charset("stdout.encoding", "sun.stdout.encoding");
    }

    /** Returns the charset that a reader of this process's stderr expects. */
    public static Charset stderrCharset() {
        return charset("stderr.encoding", "sun.stderr.encoding");
    }

    /**
     * Reads the properties that JDKs have for this, newest first; {@code file.encoding} is no use, since it is UTF-8 since JDK 18
     * (JEP 400), whatever the terminal's charset.
     */
    private static Charset charset(String sinceJava19, String before) {
        for (String property : new String[] {sinceJava19, before, "native.encoding"}) {
            @Nullable String name = System.getProperty(property);
            if (name != null && !name.isEmpty()) {
                try {
                    return Charset.forName(name);
                } catch (IllegalArgumentException unknownHere) {
                    // Try the next property.
                }
            }
        }
        return StandardCharsets.US_ASCII;
    }
}
