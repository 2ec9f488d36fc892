// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** {@link com.example.recorded.Recorded} while it runs, in two phases. */
record RecordedProgram(Path folder, Jdk jdk, Process process) {

    String pid() {
        return Long.toString(process.pid());
    }

    void jcmd(String... command) {
        var arguments = new ArrayList<>(List.of(pid()));
        arguments.addAll(List.of(command));
        JdkTool.run(jdk, "jcmd", arguments.toArray(String[]::new));
    }

    /** Lets it go through its second phase. */
    void goesOn() {
        create("go");
        awaitOutput("waits");
    }

    /** Lets it end. */
    void ends() {
        create("end");
    }

    void awaitOutput(String line) {
        while (!AgentRun.read(folder.resolve("stdout")).contains(line + "\n")) {
            assertThat(process.isAlive()).isTrue();
            LockSupport.parkNanos(10_000_000);
        }
    }

    private void create(String file) {
        try {
            Files.createFile(folder.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
