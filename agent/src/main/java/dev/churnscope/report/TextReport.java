// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Report;

/** A report for a terminal or a log. */
final class TextReport {

    private TextReport() {}

    static String of(Report report) {
        return Summary.of(report);
    }
}
