// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.file;

import java.io.IOException;
import java.io.Writer;

/** A writer that always fails, as on a full disk. */
public final class FullDisk extends Writer {

    public static final String MESSAGE = "No space left on device";

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        throw new IOException(MESSAGE);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
