// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

/**
 * A mistake that a program makes, and avoids.
 *
 * @param name the static method that makes it, and what its line to change is marked with; the method that does the same
 *     work right is named so with {@code Right} behind
 * @param rule the finding it must raise
 * @param severity of the finding, at least
 * @param call of the library that the program knows, which the advice must name; empty where nothing else carries requests
 */
record Mistake(String name, String rule, String severity, String call) {

    static Mistake of(String name, String rule) {
        return new Mistake(name, rule, "medium", "");
    }

    /** The page of the rule says that it may be so slight. */
    Mistake atLeast(String slighter) {
        return new Mistake(name, rule, slighter, call);
    }

    Mistake advising(String theCall) {
        return new Mistake(name, rule, severity, theCall);
    }
}
