// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.attach;

/** Thrown if a watched JVM has ended. */
public final class ProcessEndedException extends Exception {

    private static final long serialVersionUID = 1L;

    ProcessEndedException(Throwable cause) {
        super("the process has ended", cause);
    }
}
