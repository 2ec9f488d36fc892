// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.closers.Dropped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

/** A runtime image with no module but those that any agent needs. */
class SmallRuntimeIT {

    @OnEveryJdk
    void theAgentNeedsNoFurtherModule(Jdk jdk) throws IOException, InterruptedException {
        var image = Scratch.folder("image-" + jdk.feature()).resolve("image");
        link(jdk, image);
        var report = AgentRun.of(Dropped.class)
                .on(new Jdk(image, jdk.feature()))
                .run()
                .report();
        assertThat(report.site(Dropped.class, "socket").opened()).isEqualTo(7);
    }

    @OnEveryJdk
    void norDoesTheEndpoint(Jdk jdk) throws IOException, InterruptedException {
        int port = LiveEndpoint.freePort();
        var client = HttpClient.newHttpClient();
        var image = Scratch.folder("image-" + jdk.feature()).resolve("image");
        link(jdk, image);
        LifeCycleIT.churn(new Jdk(image, jdk.feature()), 5, "sleep")
                .agentArgs("endpoint=" + port)
                .expectExitCode(128 + 15)
                .whileItRuns(process -> {
                    LiveEndpoint.waitUntilOpen(port);
                    for (String path : List.of("/", "/report.json", "/report.txt", "/metrics")) {
                        assertThat(get(client, port, path)).as(path).contains("Churn");
                    }
                    process.toHandle().destroy();
                })
                .run();
    }

    private static String get(HttpClient client, int port, String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
            return client.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void link(Jdk jdk, Path image) throws IOException, InterruptedException {
        var jlink = new ProcessBuilder(
                        jdk.tool("jlink"), "--add-modules", "java.base,java.instrument", "--output", image.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(jlink.getInputStream().readAllBytes());
        assertThat(jlink.waitFor()).as(output).isZero();
    }
}
