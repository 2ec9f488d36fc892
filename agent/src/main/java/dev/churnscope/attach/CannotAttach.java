// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.attach;

/** A JVM cannot be asked. The message says in one line, to a person, why and what to do. */
public final class CannotAttach extends Exception {

    private static final long serialVersionUID = 1L;

    CannotAttach(String message) {
        super(message);
    }

    CannotAttach(String message, Throwable cause) {
        super(message, cause);
    }
}
