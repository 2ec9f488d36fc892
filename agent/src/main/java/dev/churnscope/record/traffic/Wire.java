// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.traffic;

import java.io.FileDescriptor;

/** The transport connection that carries {@link Traffic}. Safe for use by any number of threads. */
public interface Wire {

    /** Returns the descriptor of its socket. */
    FileDescriptor descriptor();

    /** Returns how long its connect took, in nanoseconds: about a round trip. */
    long connectNanos();
}
