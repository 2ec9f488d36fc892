// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.jdk;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Operand;

/** Insertions shared by the JDK's socket classes. */
final class SocketInsertions {

    static final String FILE_DESCRIPTOR = "Ljava/io/FileDescriptor;";

    /** The call that sends a FIN, or stops reading: {@code sun.nio.ch.Net.shutdown(fd, how)}. */
    private static final InsertionPoint BEFORE_SHUTDOWN =
            InsertionPoint.beforeCall("sun/nio/ch/Net", "shutdown", "(Ljava/io/FileDescriptor;I)V");

    /** The call that closes a descriptor. */
    private static final InsertionPoint BEFORE_CLOSE =
            InsertionPoint.beforeCall("sun/nio/ch/NativeDispatcher", "close", "(Ljava/io/FileDescriptor;)V");

    /**
     * The call that replaces a descriptor on which a thread is blocked, and so closes its socket. Its parameters after the
     * descriptor differ between updates.
     */
    private static final InsertionPoint BEFORE_PRE_CLOSE =
            InsertionPoint.beforeCall("sun/nio/ch/NativeDispatcher", "preClose", "");

    private SocketInsertions() {}

    /** In a method that shuts down one direction: passes on the two arguments of {@code Net.shutdown}. */
    static Insertion halfClosing(String method) {
        return new Insertion(method, BEFORE_SHUTDOWN, HookMethod.HALF_CLOSING, new Operand.Top(2));
    }

    /**
     * In a method that closes: passes on the two arguments of {@code Net.shutdown}.
     *
     * @param connectionReset the field that the JDK sets when a read failed with the peer's RST
     */
    static Insertion closingGracefully(String method, Operand connectionReset) {
        return new Insertion(
                method, BEFORE_SHUTDOWN, HookMethod.CLOSING_GRACEFULLY, new Operand.Top(2), connectionReset);
    }

    /**
     * At the return of a close. Usually the descriptor is closed by then; but if a channel is registered with a selector,
     * or a virtual thread waits for the socket, another thread closes it later.
     */
    static Insertion closed(String method, Operand fd) {
        return new Insertion(method, InsertionPoint.beforeReturn(), HookMethod.CLOSING, fd);
    }

    static Insertion closingWhileInUse(String method, Operand fd) {
        return new Insertion(method, BEFORE_PRE_CLOSE, HookMethod.CLOSING, fd);
    }

    /** In a method that closes a descriptor: passes it on, with the value of {@code connectionReset}. */
    static Insertion closing(String method, Operand connectionReset) {
        return new Insertion(method, BEFORE_CLOSE, HookMethod.CLOSING_KNOWING_RESET, Insertion.TOP, connectionReset);
    }

    /** In a method that closes a descriptor: passes it on. */
    static Insertion closing(String method) {
        return new Insertion(method, BEFORE_CLOSE, HookMethod.CLOSING, Insertion.TOP);
    }

    /** After a server channel was bound. */
    static Insertion listening(String bindMethod, Operand fd, Operand localAddress, int transport) {
        return new Insertion(
                bindMethod,
                InsertionPoint.beforeReturn(),
                HookMethod.LISTENING,
                fd,
                localAddress,
                new Operand.Constant(transport));
    }

    /** In {@code finishAccept(newfd, remote, ...)} of a server channel, which returns the accepted channel. */
    static Insertion accepted(Operand serverFd, Operand localAddress, int transport) {
        return new Insertion(
                "finishAccept",
                InsertionPoint.beforeReturn(),
                HookMethod.ACCEPTED,
                Insertion.TOP,
                Insertion.FIRST,
                Insertion.SECOND,
                localAddress,
                serverFd,
                new Operand.Constant(transport));
    }
}
