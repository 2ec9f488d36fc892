// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

/** A stack as the VM records it, before anything of it is decoded. */
final class StackTrace extends Throwable {

    private static final long serialVersionUID = 1L;

    StackTrace() {
        super(null, null, false, true);
    }
}
