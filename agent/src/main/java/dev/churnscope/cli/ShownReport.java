// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.model.Report;
import dev.churnscope.report.Rendering;
import dev.churnscope.report.ReportJson;
import dev.churnscope.report.UnreadableReportException;
import java.nio.charset.Charset;

/** A report to be shown, which is read as that takes: each method at most once. */
sealed interface ShownReport permits ShownReport.OfFile, ShownReport.OfJvm, WarmUpReport {

    /** Returns what this version knows of it. */
    Report report() throws CommandException;

    /**
     * Returns all that it says, as JSON.
     *
     * @param charset of whatever reads it
     */
    Rendering json(Charset charset) throws CommandException;

    /** That a file has. */
    record OfFile(ReportInput input, String file) implements ShownReport {

        @Override
        public Report report() throws CommandException {
            return input.report(file);
        }

        @Override
        public Rendering json(Charset charset) throws CommandException {
            return input.json(file, charset);
        }
    }

    /** That a running JVM has given, of whatever version its agent is. */
    record OfJvm(String pid, String text) implements ShownReport {

        @Override
        public Report report() throws CommandException {
            try {
                return ReportJson.read(text);
            } catch (UnreadableReportException e) {
                throw unreadable(e);
            }
        }

        @Override
        public Rendering json(Charset charset) throws CommandException {
            try {
                return ReportJson.checked(text, charset);
            } catch (UnreadableReportException e) {
                throw unreadable(e);
            }
        }

        private CommandException unreadable(UnreadableReportException problem) {
            return new CommandException("cannot read " + pid + ": " + problem.getMessage(), problem);
        }
    }
}
