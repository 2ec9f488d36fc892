// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected texts that were reviewed.
 *
 * <p>If the environment variable {@code GOLDEN_UPDATE} is set, they are overwritten: review the difference before you commit it.
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
