// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import org.jspecify.annotations.Nullable;

/**
 * A place in a method's byte code.
 *
 * <p>None of them needs a branch, so inserted code leaves the stack maps of the method as they are, and nothing has to be
 * computed, or loaded, to write the class.
 */
sealed interface Point {

    /**
     * Before each call of a method.
     *
     * @param owner internal name, or null for any
     */
    record BeforeCall(@Nullable String owner, String name, String descriptor) implements Point {}

    /** After each call of a method of the same class that returns normally. */
    record AfterCall(String name) implements Point {}

    /** After each write of a field of the same class. */
    record AfterWrite(String field) implements Point {}

    /** Before each normal return; a returned value is on the stack. */
    record BeforeReturn() implements Point {}

    /**
     * Where an exception handler begins; the exception is on the stack.
     *
     * @param type internal name of what is caught
     */
    record AtHandler(String type) implements Point {}
}
