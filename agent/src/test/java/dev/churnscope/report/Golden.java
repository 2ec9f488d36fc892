// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that were looked at and found good.
 *
 * <p>With the environment variable {@code GOLDEN_UPDATE} set they are written anew: read the difference before it is
 * committed.
 */
final class Golden {

    private Golden() {}

    static void assertIs(String name, String text) throws IOException {
        var file = Path.of("src", "test", "resources", "golden", name);
        if (System.getenv("GOLDEN_UPDATE") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
