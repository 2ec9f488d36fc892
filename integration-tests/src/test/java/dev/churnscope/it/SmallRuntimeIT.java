// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.closers.Dropped;
import java.io.IOException;
import java.nio.file.Path;

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

    private static void link(Jdk jdk, Path image) throws IOException, InterruptedException {
        var jlink = new ProcessBuilder(
                        jdk.tool("jlink"), "--add-modules", "java.base,java.instrument", "--output", image.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(jlink.getInputStream().readAllBytes());
        assertThat(jlink.waitFor()).as(output).isZero();
    }
}
