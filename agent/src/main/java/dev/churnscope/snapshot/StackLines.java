// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.snapshot;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * A stack as a report has it, each line written when it is read: where ten thousand sites are only diagnosed, the lines of
 * their stacks would be hundreds of megabytes for nobody. Immutable.
 */
final class StackLines extends AbstractList<String> implements RandomAccess {

    private final StackTraceElement[] stack;

    /** @param stack which nobody changes any more */
    StackLines(StackTraceElement[] stack) {
        this.stack = stack;
    }

    @Override
    public String get(int index) {
        return stack[index].toString();
    }

    @Override
    public int size() {
        return stack.length;
    }
}
