// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A JDK's own tools, which get the agent where JAVA_TOOL_OPTIONS has it. */
class JdkToolsIT {

    private static final String PICKED_UP = "Picked up JAVA_TOOL_OPTIONS: .*";

    @OnEveryJdk
    void aToolSaysWhatItAlwaysSays(Jdk jdk) {
        var result = AgentRun.ofTool("javac")
                .on(jdk)
                .args("-version")
                .expectOnStderr(PICKED_UP)
                .run();
        assertThat(result.stdout()).startsWith("javac " + jdk.feature()).hasLineCount(1);
    }

    @OnEveryJdk
    void aToolThatConnectsHasNoSummary(Jdk jdk) throws IOException {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var closer = new Thread(() -> closeWhatConnects(server));
            closer.setDaemon(true);
            closer.start();
            var result = AgentRun.ofTool("keytool")
                    .on(jdk)
                    .args("-printcert", "-sslserver", "127.0.0.1:" + server.getLocalPort())
                    .withSummary()
                    .expectExitCode(1)
                    .run();
            assertThat(result.report().totals().opened()).isPositive();
            assertThat(result.stderr()).matches(PICKED_UP + "\n");
        }
    }

    private static void closeWhatConnects(ServerSocket server) {
        try {
            while (!server.isClosed()) {
                server.accept().close();
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
