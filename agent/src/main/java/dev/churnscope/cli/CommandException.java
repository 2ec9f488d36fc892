// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

/** Something that ends a command, in one line for whoever called it. */
final class CommandException extends Exception {

    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        super(message);
    }

    CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
