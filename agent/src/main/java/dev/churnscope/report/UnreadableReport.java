// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import java.io.IOException;

/** Says in one line, for people, why something is not a report that this version can read. */
public final class UnreadableReport extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableReport(String message) {
        super(message);
    }

    UnreadableReport(String message, Throwable cause) {
        super(message, cause);
    }
}
