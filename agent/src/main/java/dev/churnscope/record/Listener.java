// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.stack.Caller;
import java.io.FileDescriptor;

/** A server socket that listens, and the line that stands in for accepting threads that run no code of the application. */
final class Listener implements TrackedSocket {

    private final FileDescriptor descriptor;
    private volatile Caller caller;

    /** @param boundBy the line that bound it */
    Listener(FileDescriptor descriptor, Caller boundBy) {
        this.descriptor = descriptor;
        this.caller = boundBy;
    }

    @Override
    public FileDescriptor descriptor() {
        return descriptor;
    }

    /** Returns the line that asked for the next connection, or else bound the socket. */
    Caller caller() {
        return caller;
    }

    /** Notes who asked for the next connection. At most one such request is pending for one socket. */
    void askedBy(Caller caller) {
        this.caller = caller;
    }
}
