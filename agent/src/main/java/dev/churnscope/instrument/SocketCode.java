// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The pieces of byte code that insertions into the JDK's socket classes are made of. */
final class SocketCode {

    static final String FILE_DESCRIPTOR = "Ljava/io/FileDescriptor;";

    /** The call that sends a FIN, or stops reading: {@code sun.nio.ch.Net.shutdown(fd, how)}. */
    static final Point BEFORE_SHUTDOWN =
            new Point.BeforeCall("sun/nio/ch/Net", "shutdown", "(Ljava/io/FileDescriptor;I)V");

    /** The call that closes a descriptor. */
    static final Point BEFORE_CLOSE =
            new Point.BeforeCall("sun/nio/ch/NativeDispatcher", "close", "(Ljava/io/FileDescriptor;)V");

    /** The call that replaces a descriptor which a thread is blocked on, and so closes its socket. */
    static final Point BEFORE_PRE_CLOSE =
            new Point.BeforeCall("sun/nio/ch/NativeDispatcher", "preClose", "(Ljava/io/FileDescriptor;JJ)V");

    private SocketCode() {}

    static void loadThis(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
    }

    static void loadField(MethodVisitor code, String owner, String name, String descriptor) {
        loadThis(code);
        code.visitFieldInsn(Opcodes.GETFIELD, owner, name, descriptor);
    }

    /** Before {@code Net.shutdown}: copies its two arguments. */
    static void halfClosing(MethodVisitor code) {
        code.visitInsn(Opcodes.DUP2);
        HookMethod.HALF_CLOSING.call(code);
    }

    /** Before {@code Net.shutdown} in a close: copies its two arguments. */
    static void closingGracefully(MethodVisitor code) {
        code.visitInsn(Opcodes.DUP2);
        HookMethod.CLOSING_GRACEFULLY.call(code);
    }

    /** Before {@code close(fd)}: copies its argument. */
    static void closing(MethodVisitor code) {
        code.visitInsn(Opcodes.DUP);
        HookMethod.CLOSING.call(code);
    }

    /**
     * In a method {@code finishAccept(newfd, remote, ...)}, with the accepted channel on the stack.
     *
     * @param server internal name of the server channel's class
     * @param localAddress descriptor of its field of that name
     */
    static void accepted(MethodVisitor code, String server, String localAddress, int transport) {
        code.visitInsn(Opcodes.DUP);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitVarInsn(Opcodes.ALOAD, 2);
        loadField(code, server, "localAddress", localAddress);
        loadField(code, server, "fd", FILE_DESCRIPTOR);
        code.visitInsn(Opcodes.ICONST_0 + transport);
        HookMethod.ACCEPTED.call(code);
    }

    /** After a server channel was bound. */
    static void listening(MethodVisitor code, String server, String localAddress, int transport) {
        loadField(code, server, "fd", FILE_DESCRIPTOR);
        loadField(code, server, "localAddress", localAddress);
        code.visitInsn(Opcodes.ICONST_0 + transport);
        HookMethod.LISTENING.call(code);
    }
}
