// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.page;

import dev.churnscope.it.AgentJar;
import dev.churnscope.it.AgentRun;
import dev.churnscope.it.Scratch;
import java.nio.file.Path;

/** Pages that the command line makes of reports. */
final class RenderedPage {

    private RenderedPage() {}

    /** @param json a report */
    static Path of(String json) {
        var folder = Scratch.folder("page");
        return of(MadeReport.write(json, folder), folder);
    }

    /** @param report a report's file */
    static Path of(Path report, Path folder) {
        return render(report, folder.resolve("page.html"));
    }

    /** @param report a report's file */
    static Path textOf(Path report, Path folder) {
        return render(report, folder.resolve("page.txt"));
    }

    private static Path render(Path report, Path page) {
        AgentRun.of(AgentJar.path().toString(), "dev.churnscope.agent.Launcher")
                .withoutAgent()
                .args("report", report.toString(), "--out", page.toString())
                .run();
        return page;
    }
}
