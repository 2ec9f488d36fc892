// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A key store with a self-signed certificate, made by the JDK's keytool. */
public final class KeyStores {

    private static final Path SELF_SIGNED = create();

    private KeyStores() {}

    public static Path selfSigned() {
        return SELF_SIGNED;
    }

    private static Path create() {
        var folder = Scratch.folder("keys");
        var file = folder.resolve("keys.p12");
        var output = ChildProcess.run(
                List.of(
                        Jdk.all().get(0).tool("keytool"),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString()),
                Map.of(),
                folder,
                process -> {});
        if (output.exitCode() != 0) {
            throw new AssertionError(output.stdout() + output.stderr());
        }
        return file;
    }
}
