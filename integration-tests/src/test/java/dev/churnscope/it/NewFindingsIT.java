// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.life.ChurnOften;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What is said of findings while a process runs. */
class NewFindingsIT {

    @OnEveryJdk
    void oneOfHighSeverityIsSaidOnceAsItAppears(Jdk jdk) {
        // Each of its connections to itself stays in TIME_WAIT for a minute.
        var run = AgentRun.of(ChurnOften.class).on(jdk).inNewNetworkNamespaceIfPossible();
        var end = run.folder().resolve("end");
        var result = run.args(end.toString())
                .whileItRuns(process -> {
                    while (lines(run).isEmpty()) {
                        assertThat(process.isAlive()).isTrue();
                        LockSupport.parkNanos(100_000_000);
                    }
                    create(end);
                })
                .run();

        var severe = result.report().findings().stream()
                .filter(finding -> finding.severity().equals("high"))
                .toList();
        assertThat(severe).isNotEmpty();
        assertThat(lines(run)).hasSameSizeAs(severe);
        for (var finding : severe) {
            assertThat(lines(run))
                    .as(finding.rule())
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("churnscope: high " + finding.rule()
                                    + " at com.example.life.ChurnOften.main(ChurnOften.java:"
                                    + finding.callSite().line() + "), costs ")
                            .endsWith("java -jar churnscope-agent.jar explain " + finding.rule()));
        }
    }

    private static List<String> lines(AgentRun run) {
        // Only whole lines: the last may be just being written.
        String stderr = AgentRun.read(run.folder().resolve("stderr"));
        return stderr.substring(0, stderr.lastIndexOf('\n') + 1).lines().toList();
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
