// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

/** Thrown if a budget is invalid; the message is one line for the user. */
public final class InvalidBudgetException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidBudgetException(String message) {
        super(message);
    }
}
