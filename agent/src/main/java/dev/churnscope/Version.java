// SPDX-License-Identifier: Apache-2.0
package dev.churnscope;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this agent, which the build writes into the jar. */
public final class Version {

    private Version() {}

    /** Returns the version of this jar, such as {@code 0.1.0}. */
    public static String current() {
        var properties = new Properties();
        try (var file = Version.class.getResourceAsStream("/META-INF/churnscope/version.properties")) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
