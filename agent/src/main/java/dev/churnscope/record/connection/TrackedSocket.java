// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.connection;

import java.io.FileDescriptor;

/** What a slot of the {@link ConnectionTable} holds. */
public sealed interface TrackedSocket
        permits Connection, ListeningSocket, PreexistingSocket, UnrecordedListeningSocket {

    /**
     * Returns the descriptor object of the socket. Its identity distinguishes this socket from a later one with the same
     * number, which the kernel reuses at once.
     */
    FileDescriptor descriptor();
}
