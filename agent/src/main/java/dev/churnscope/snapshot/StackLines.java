// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.snapshot;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * The lines of a stack in a report, each created when it is read: if ten thousand sites are only diagnosed, the lines of
 * their stacks would be hundreds of megabytes that are never read. Immutable.
 */
final class StackLines extends AbstractList<String> implements RandomAccess {

    private final StackTraceElement[] stack;

    /** @param stack must not be modified any more */
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
