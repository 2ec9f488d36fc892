// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads files in {@code /proc} that have one value. */
public final class ProcFile {

    private static final int MAX_BYTES = 4096;

    private ProcFile() {}

    /**
     * Returns the value, with each run of white space replaced by one space, or null if the file cannot be read.
     *
     * <p>Uses a single read: below {@code /proc/sys} only the first read returns data, and {@link Files#readString}
     * begins with one of a single byte, since these files report a size of zero.
     */
    public static @Nullable String read(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = new byte[MAX_BYTES];
            int length = in.read(bytes);
            return length <= 0
                    ? null
                    : new String(bytes, 0, length, StandardCharsets.UTF_8)
                            .strip()
                            .replaceAll("\\s+", " ");
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
