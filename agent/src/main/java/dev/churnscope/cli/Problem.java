// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

/** Something that ends a command, in one line for whoever called it. */
final class Problem extends Exception {

    private static final long serialVersionUID = 1L;

    Problem(String message) {
        super(message);
    }

    Problem(String message, Throwable cause) {
        super(message, cause);
    }
}
