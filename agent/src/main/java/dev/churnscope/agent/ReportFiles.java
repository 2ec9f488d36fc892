// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.report.ReportFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the files that reports will be written to can be: asked where somebody names them to a JVM that runs. A report may be
 * due in a week, and nobody is there then to give another name.
 */
final class ReportFiles {

    private ReportFiles() {}

    /**
     * Returns a line for each that cannot be written.
     *
     * @param templates as the option {@code report} has them
     * @param attachedAt what {@code %t} stands for
     */
    static List<String> problemsOf(List<String> templates, Instant attachedAt) {
        var problems = new ArrayList<String>();
        for (String template : templates) {
            try {
                ReportFile.checkCanWrite(Path.of(ThisJvm.expand(template, attachedAt)));
            } catch (IOException | InvalidPathException e) {
                problems.add("the JVM cannot write report=" + template + ": " + e.getMessage()
                        + "; choose a place that it sees, and that its user may write to");
            }
        }
        return problems;
    }
}
