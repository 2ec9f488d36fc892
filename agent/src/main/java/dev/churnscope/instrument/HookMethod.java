// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** A static method of {@code java.net.ChurnscopeHook}, by name and descriptor. */
enum HookMethod {
    SOCKET_CONNECTING("connecting", "(Ljava/net/SocketImpl;Ljava/net/SocketAddress;)V"),
    SOCKET_CONNECTED("connected", "(Ljava/net/SocketImpl;)V"),
    SOCKET_LISTENING("listening", "(Ljava/net/SocketImpl;)V"),
    SOCKET_ACCEPTED("accepted", "(Ljava/net/SocketImpl;Ljava/net/SocketImpl;)V"),
    CONNECTING("connecting", "(Ljava/lang/Object;Ljava/io/FileDescriptor;Ljava/net/SocketAddress;I)V"),
    CONNECTED("connected", "(Ljava/io/FileDescriptor;)V"),
    CONNECT_FAILED("connectFailed", "(Ljava/lang/Throwable;Ljava/io/FileDescriptor;)V"),
    LISTENING("listening", "(Ljava/io/FileDescriptor;Ljava/net/SocketAddress;I)V"),
    ACCEPTING("accepting", "(Ljava/io/FileDescriptor;)V"),
    ACCEPTED(
            "accepted",
            "(Ljava/lang/Object;Ljava/io/FileDescriptor;Ljava/net/SocketAddress;Ljava/net/SocketAddress;"
                    + "Ljava/io/FileDescriptor;I)V"),
    HALF_CLOSING("halfClosing", "(Ljava/io/FileDescriptor;I)V"),
    CLOSING_GRACEFULLY("closingGracefully", "(Ljava/io/FileDescriptor;IZ)V"),
    CLOSING("closing", "(Ljava/io/FileDescriptor;)V"),
    CLOSING_KNOWING_RESET("closing", "(Ljava/io/FileDescriptor;Z)V");

    /** Internal name of the class. */
    static final String OWNER = "java/net/ChurnscopeHook";

    private final String methodName;
    private final String descriptor;

    HookMethod(String methodName, String descriptor) {
        this.methodName = methodName;
        this.descriptor = descriptor;
    }

    String methodName() {
        return methodName;
    }

    String descriptor() {
        return descriptor;
    }

    /** Emits the call; its arguments must be on the stack. */
    void call(MethodVisitor code) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, methodName, descriptor, false);
    }
}
