// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A {@code /proc} with contents that a test sets. */
record FakeProc(Path root) {

    static final String TIME_WAIT = "06";
    static final String ESTABLISHED = "01";

    FakeProc write(String file, String text) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    /** @param states one per socket, by the kernel's numbers */
    FakeProc table(String name, String... states) throws IOException {
        var text = new StringBuilder("  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt\n");
        for (int i = 0; i < states.length; i++) {
            text.append(
                    "%4d: 0100007F:1F90 0100007F:C350 %s 00000000:00000000 03:00000B5C 00000000     0        0 0 3%n"
                            .formatted(i, states[i]));
        }
        return write("self/net/" + name, text.toString());
    }
}
