// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.attach;

/** Thrown if a request to a JVM fails. The message is one line for the user, with the reason and what to do. */
public final class AttachException extends Exception {

    private static final long serialVersionUID = 1L;

    AttachException(String message) {
        super(message);
    }

    AttachException(String message, Throwable cause) {
        super(message, cause);
    }
}
