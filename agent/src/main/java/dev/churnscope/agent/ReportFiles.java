// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.report.file.ReportFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks whether report files can be written when a command names them to a running JVM: a report may be due in a week, too
 * late for the user to choose another file.
 */
final class ReportFiles {

    private ReportFiles() {}

    /**
     * Returns a line for each file that cannot be written.
     *
     * @param templates as in the option {@code report}
     * @param attachedAt the value of {@code %t}
     */
    static List<String> problemsOf(List<String> templates, Instant attachedAt) {
        var problems = new ArrayList<String>();
        for (String template : templates) {
            try {
                ReportFile.checkCanWrite(Path.of(ThisJvm.expand(template, attachedAt)));
            } catch (IOException | InvalidPathException e) {
                problems.add("the JVM cannot write report=" + template + ": " + e.getMessage()
                        + "; choose a path that it can see and its user can write to");
            }
        }
        return problems;
    }
}
