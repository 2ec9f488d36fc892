// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

/** Ends a command with an error; the message is one line for the user. */
final class CommandException extends Exception {

    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        super(message);
    }

    CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
