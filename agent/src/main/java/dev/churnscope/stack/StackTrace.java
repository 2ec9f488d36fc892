// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

/** A stack as recorded by the VM, not decoded yet. */
final class StackTrace extends Throwable {

    private static final long serialVersionUID = 1L;

    StackTrace() {
        super(null, null, false, true);
    }
}
