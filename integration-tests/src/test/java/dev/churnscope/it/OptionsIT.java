// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Where options can be given, which wins, and what becomes of wrong ones. */
class OptionsIT {

    private static final List<String> SOURCES = List.of("arguments", "property", "environment", "file");

    @OnEveryJdk
    void theFirstOfArgumentsPropertyEnvironmentAndFileWins(Jdk jdk) throws IOException {
        for (int first = 0; first < SOURCES.size(); first++) {
            var run = LifeCycleIT.churn(jdk, 1, "return").withoutReport();
            for (String source : SOURCES.subList(first, SOURCES.size())) {
                giveReport(run, source);
            }
            run.run();
            for (String source : SOURCES) {
                var file = run.folder().resolve(source + ".json");
                assertThat(Files.exists(file)).as(source).isEqualTo(source.equals(SOURCES.get(first)));
            }
        }
    }

    private static void giveReport(AgentRun run, String source) throws IOException {
        String report = run.folder().resolve(source + ".json").toString();
        switch (source) {
            case "arguments" -> run.agentArgs("report=" + report);
            case "property" -> run.jvmArgs("-Dchurnscope.report=" + report);
            case "environment" -> run.environment("CHURNSCOPE_REPORT", report);
            default -> {
                var file = Files.writeString(run.folder().resolve("options.properties"), "report=" + report + "\n");
                run.environment("CHURNSCOPE_CONFIG", file.toString());
            }
        }
    }

    @OnEveryJdk
    void anUnknownKeyIsNamedWithTheNearestOneThatIsKnown(Jdk jdk) {
        checkRunsOn(LifeCycleIT.churn(jdk, 2, "exit")
                .agentArgs("fames=3")
                .expectOnStderr("churnscope: .*fames=3.*\\bframes\\b.*"));
    }

    @OnEveryJdk
    void anUnknownSystemPropertyIsNamedToo(Jdk jdk) {
        checkRunsOn(LifeCycleIT.churn(jdk, 2, "exit")
                .jvmArgs("-Dchurnscope.fames=3")
                .expectOnStderr("churnscope: .*fames=3.*\\bframes\\b.*"));
    }

    @OnEveryJdk
    void anUnknownEnvironmentVariableIsNamedToo(Jdk jdk) {
        checkRunsOn(LifeCycleIT.churn(jdk, 2, "exit")
                .environment("CHURNSCOPE_FAMES", "3")
                .expectOnStderr("churnscope: .*(?i:fames)=3.*\\b(?i:frames)\\b.*"));
    }

    @OnEveryJdk
    void anUnknownKeyInTheFileIsNamedToo(Jdk jdk) throws IOException {
        var run = LifeCycleIT.churn(jdk, 2, "exit");
        var file = Files.writeString(run.folder().resolve("options.properties"), "fames=3\n");
        checkRunsOn(run.agentArgs("config=" + file).expectOnStderr("churnscope: .*fames=3.*\\bframes\\b.*"));
    }

    @OnEveryJdk
    void aBadValueIsNamedWithWhatIsAccepted(Jdk jdk) {
        checkRunsOn(LifeCycleIT.churn(jdk, 2, "exit")
                .agentArgs("interval=often", "frames=0", "sites=many", "log=loud", "enabled=perhaps")
                .expectOnStderr("churnscope: .*interval.*often.*30s.*")
                .expectOnStderr("churnscope: .*frames.*'0'.*from 1 to 1024.*")
                .expectOnStderr("churnscope: .*sites.*many.*whole number.*")
                .expectOnStderr("churnscope: .*log.*loud.*off, error, warn, info or debug.*")
                .expectOnStderr("churnscope: .*enabled.*perhaps.*true or false.*"));
    }

    @OnEveryJdk
    void aReportOfAnUnknownFormatIsNamedAndTheOthersAreWritten(Jdk jdk) {
        var run = LifeCycleIT.churn(jdk, 2, "exit").withoutReport().expectExitCode(7);
        run.agentArgs("report=report.doc;" + run.folder().resolve("good.json"))
                .expectOnStderr("churnscope: .*report.*report\\.doc.*\\.json.*")
                .run();
        assertThat(Report.read(run.folder().resolve("good.json")).totals().opened())
                .isEqualTo(4);
    }

    @OnEveryJdk
    void aConfigurationFileThatIsNotThereIsNamed(Jdk jdk) {
        checkRunsOn(LifeCycleIT.churn(jdk, 2, "exit")
                .agentArgs("config=/no/such/file")
                .expectOnStderr("churnscope: .*config=/no/such/file.*"));
    }

    private static void checkRunsOn(AgentRun run) {
        var result = run.expectExitCode(7).run();
        assertThat(result.stdout()).isEqualTo("done\n");
        assertThat(result.report().totals().opened()).isEqualTo(4);
    }
}
