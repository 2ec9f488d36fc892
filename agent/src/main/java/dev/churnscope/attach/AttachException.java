// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.attach;

/** A JVM cannot be asked. The message says in one line, to a person, why and what to do. */
public final class AttachException extends Exception {

    private static final long serialVersionUID = 1L;

    AttachException(String message) {
        super(message);
    }

    AttachException(String message, Throwable cause) {
        super(message, cause);
    }
}
