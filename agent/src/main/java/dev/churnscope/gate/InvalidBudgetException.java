// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

/** Says in one line, for people, what is wrong with a budget. */
public final class InvalidBudgetException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidBudgetException(String message) {
        super(message);
    }
}
