// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.model.Report;
import dev.churnscope.report.json.ReportJson;
import dev.churnscope.report.json.UnreadableReportException;
import dev.churnscope.text.Rendering;
import java.nio.charset.Charset;

/** A report to show, read in the way that the output needs. Each method may be called at most once. */
sealed interface ShownReport permits ShownReport.OfFile, ShownReport.OfJvm, WarmUpReport {

    /** Returns the parts of the report that this version knows. */
    Report report() throws CommandException;

    /**
     * Returns the whole report as JSON.
     *
     * @param charset the reader's charset
     */
    Rendering json(Charset charset) throws CommandException;

    /** A report in a file. */
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

    /** A report from a running JVM, whose agent may be of another version. */
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
