// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.json;

import java.io.IOException;

/** Thrown if something is not a report that this version can read; the message is one line for the user. */
public final class UnreadableReportException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message for people, in one line */
    public UnreadableReportException(String message) {
        super(message);
    }

    /** @param message for people, in one line */
    public UnreadableReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
