// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent that is broken says so in one line, and the application runs as without it. */
class SabotageIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/churnscope/java.base/java/net/ChurnscopeHook.classdata",
                "META-INF/churnscope/java.base/sun/nio/ch/ChurnscopeProbe.classdata",
                "dev/churnscope/agent/Agent.class",
                "dev/churnscope/record/Recorder.class",
                "dev/churnscope/instrument/jdk/JdkSocket.class"
            })
    void withoutOneOfItsFilesItStepsAside(String entry) throws IOException {
        checkStepsAside(sabotaged(entry, bytes -> null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/churnscope/java.base/java/net/ChurnscopeHook.classdata",
                "dev/churnscope/instrument/jdk/JdkSocket.class",
                "dev/churnscope/record/Recorder.class"
            })
    void withABrokenClassItStepsAside(String entry) throws IOException {
        checkStepsAside(sabotaged(entry, bytes -> new byte[] {1, 2, 3}));
    }

    @Test
    void aReportThatCannotBeMadeIsOneLineToo() throws IOException {
        checkStepsAside(sabotaged("dev/churnscope/report/json/ReportJson.class", bytes -> null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev/churnscope/instrument/patch/ClassPatch.class",
                "dev/churnscope/instrument/patch/InsertingVisitor.class",
                "dev/churnscope/shaded/bytebuddy/jar/asm/ClassReader.class"
            })
    void eachInstrumentationThatCannotBeMadeIsOneLine(String entry) throws IOException {
        var jar = sabotaged(entry, bytes -> null);
        for (var jdk : Jdk.all()) {
            var result = LifeCycleIT.churn(jdk, 3, "exit")
                    .agent(jar)
                    .expectExitCode(7)
                    .allowOnStderr("churnscope: cannot instrument jdk-.*")
                    .run();
            assertThat(result.stdout()).isEqualTo("done\n");
            assertThat(result.stderr().lines().map(line -> line.split(" ")[3]))
                    .contains("jdk-socket")
                    .doesNotHaveDuplicates();
            assertThat(result.report().totals().opened()).isZero();
            assertThat(result.report().coverage().instrumentations().get("jdk-socket"))
                    .startsWith("failed: ");
        }
    }

    private static void checkStepsAside(Path jar) {
        for (var jdk : Jdk.all()) {
            var run = LifeCycleIT.churn(jdk, 3, "exit").withoutReport().agent(jar);
            var result = run.agentArgs("report=" + run.folder().resolve("report.json"))
                    .expectExitCode(7)
                    .expectOnStderr("churnscope: .*")
                    .run();
            assertThat(result.stdout()).isEqualTo("done\n");
        }
    }

    /** Copies the agent with one entry changed, or left out where that gives null. */
    private static Path sabotaged(String entry, UnaryOperator<byte[]> change) throws IOException {
        var copy = Scratch.folder("sabotaged").resolve("agent.jar");
        boolean found = false;
        try (var jar = new ZipFile(AgentJar.path().toFile());
                var out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (var each : jar.stream().toList()) {
                byte[] bytes = jar.getInputStream(each).readAllBytes();
                if (each.getName().equals(entry)) {
                    found = true;
                    bytes = change.apply(bytes);
                }
                if (bytes != null) {
                    out.putNextEntry(new ZipEntry(each.getName()));
                    out.write(bytes);
                }
            }
        }
        assertThat(found).as(entry).isTrue();
        return copy;
    }
}
