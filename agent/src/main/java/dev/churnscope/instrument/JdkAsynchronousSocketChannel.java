// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import static dev.churnscope.instrument.SocketCode.BEFORE_CLOSE;
import static dev.churnscope.instrument.SocketCode.BEFORE_SHUTDOWN;
import static dev.churnscope.instrument.SocketCode.FILE_DESCRIPTOR;
import static dev.churnscope.instrument.SocketCode.loadField;
import static dev.churnscope.instrument.SocketCode.loadThis;

import java.net.ChurnscopeHook;
import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * {@code AsynchronousSocketChannel} and {@code AsynchronousServerSocketChannel}.
 *
 * <p>A connect may establish on a thread of the channel group; the line that asked for it is known from where it began.
 * Their close goes straight to the descriptor, without a FIN of its own before.
 */
final class JdkAsynchronousSocketChannel implements Instrumentation {

    private static final String CLIENT = "sun/nio/ch/UnixAsynchronousSocketChannelImpl";
    private static final String CLIENT_BASE = "sun/nio/ch/AsynchronousSocketChannelImpl";
    private static final String SERVER = "sun/nio/ch/UnixAsynchronousServerSocketChannelImpl";
    private static final String SERVER_BASE = "sun/nio/ch/AsynchronousServerSocketChannelImpl";
    private static final String ADDRESS = "Ljava/net/InetSocketAddress;";

    @Override
    public String name() {
        return "jdk-asynchronous-socket-channel";
    }

    @Override
    public List<String> classNames() {
        return List.of(CLIENT, CLIENT_BASE, SERVER, SERVER_BASE);
    }

    @Override
    public List<Insertion> insertions(String className) {
        return switch (className) {
            case CLIENT -> client();
            case CLIENT_BASE -> clientBase();
            case SERVER -> server();
            case SERVER_BASE -> serverBase();
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static List<Insertion> client() {
        var beforeConnect =
                new Point.BeforeCall("sun/nio/ch/Net", "connect", "(Ljava/io/FileDescriptor;Ljava/net/InetAddress;I)I");
        var atThrowable = new Point.AtHandler("java/lang/Throwable");
        return List.of(
                new Insertion("implConnect", beforeConnect, JdkAsynchronousSocketChannel::connecting),
                new Insertion("setConnected", new Point.AfterWrite("remoteAddress"), code -> {
                    loadField(code, CLIENT, "fd", FILE_DESCRIPTOR);
                    HookMethod.CONNECTED.call(code);
                }),
                new Insertion("implConnect", atThrowable, JdkAsynchronousSocketChannel::connectFailed),
                new Insertion("finishConnect", atThrowable, JdkAsynchronousSocketChannel::connectFailed),
                new Insertion(Insertion.ANY, BEFORE_CLOSE, SocketCode::closing));
    }

    private static List<Insertion> clientBase() {
        return List.of(
                new Insertion("shutdownInput", BEFORE_SHUTDOWN, SocketCode::halfClosing),
                new Insertion("shutdownOutput", BEFORE_SHUTDOWN, SocketCode::halfClosing));
    }

    private static List<Insertion> server() {
        return List.of(
                new Insertion(
                        "finishAccept",
                        new Point.BeforeReturn(),
                        code -> SocketCode.accepted(code, SERVER, ADDRESS, ChurnscopeHook.ASYNCHRONOUS_SOCKET_CHANNEL)),
                new Insertion(Insertion.ANY, BEFORE_CLOSE, SocketCode::closing));
    }

    private static List<Insertion> serverBase() {
        return List.of(new Insertion(
                "bind",
                new Point.BeforeReturn(),
                code -> SocketCode.listening(code, SERVER_BASE, ADDRESS, ChurnscopeHook.ASYNCHRONOUS_SOCKET_CHANNEL)));
    }

    private static void connecting(MethodVisitor code) {
        loadThis(code);
        loadField(code, CLIENT, "fd", FILE_DESCRIPTOR);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitInsn(Opcodes.ICONST_0 + ChurnscopeHook.ASYNCHRONOUS_SOCKET_CHANNEL);
        HookMethod.CONNECTING.call(code);
    }

    private static void connectFailed(MethodVisitor code) {
        code.visitInsn(Opcodes.DUP);
        loadField(code, CLIENT, "fd", FILE_DESCRIPTOR);
        HookMethod.CONNECT_FAILED.call(code);
    }
}
