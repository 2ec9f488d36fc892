// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the process's own standard streams understand. */
public final class StandardStream {

    private StandardStream() {}

    /** Returns the charset of whatever reads this process's stdout. */
    public static Charset stdoutCharset() {
        return charset("stdout.encoding", "sun.stdout.encoding");
    }

    /** Returns the charset of whatever reads this process's stderr. */
    public static Charset stderrCharset() {
        return charset("stderr.encoding", "sun.stderr.encoding");
    }

    /**
     * Asks the properties that JDKs have for this, by age: {@code file.encoding} is UTF-8 since JDK 18 (JEP 400), whatever
     * the terminal understands.
     */
    private static Charset charset(String sinceJava19, String before) {
        for (String property : new String[] {sinceJava19, before, "native.encoding"}) {
            @Nullable String name = System.getProperty(property);
            if (name != null && !name.isEmpty()) {
                try {
                    return Charset.forName(name);
                } catch (IllegalArgumentException unknownHere) {
                    // The next one, then.
                }
            }
        }
        return StandardCharsets.US_ASCII;
    }
}
