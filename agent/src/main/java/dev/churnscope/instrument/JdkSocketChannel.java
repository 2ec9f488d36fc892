// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import static dev.churnscope.instrument.SocketCode.BEFORE_CLOSE;
import static dev.churnscope.instrument.SocketCode.BEFORE_PRE_CLOSE;
import static dev.churnscope.instrument.SocketCode.BEFORE_SHUTDOWN;
import static dev.churnscope.instrument.SocketCode.FILE_DESCRIPTOR;
import static dev.churnscope.instrument.SocketCode.loadField;
import static dev.churnscope.instrument.SocketCode.loadThis;

import java.net.ChurnscopeHook;
import java.util.List;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * {@code SocketChannel} and {@code ServerSocketChannel}, blocking or not, and their socket adaptors.
 *
 * <p>The close of a channel that is registered with a selector sends its FIN at once and closes the descriptor later, on
 * the selector's thread; with SO_LINGER 0 it sends nothing at once. So where that close returns it counts, whatever the
 * descriptor is still waiting for.
 */
final class JdkSocketChannel implements Instrumentation {

    private static final String CLIENT = "sun/nio/ch/SocketChannelImpl";
    private static final String SERVER = "sun/nio/ch/ServerSocketChannelImpl";
    private static final String ADDRESS = "Ljava/net/SocketAddress;";

    @Override
    public String name() {
        return "jdk-socket-channel";
    }

    @Override
    public List<String> classNames() {
        return List.of(CLIENT, SERVER);
    }

    @Override
    public List<Insertion> insertions(String className) {
        return className.equals(CLIENT) ? client() : server();
    }

    private static List<Insertion> client() {
        return List.of(
                new Insertion("connect", new Point.AfterCall("beginConnect"), JdkSocketChannel::connecting),
                new Insertion("blockingConnect", new Point.AfterCall("beginConnect"), JdkSocketChannel::connecting),
                new Insertion("endConnect", new Point.AfterWrite("state"), fd(HookMethod.CONNECTED)),
                new Insertion("endFinishConnect", new Point.AfterWrite("state"), fd(HookMethod.CONNECTED)),
                new Insertion("connect", atIOException(), JdkSocketChannel::connectFailed),
                new Insertion("blockingConnect", atIOException(), JdkSocketChannel::connectFailed),
                new Insertion("finishConnect", atIOException(), JdkSocketChannel::connectFailed),
                new Insertion("shutdownInput", BEFORE_SHUTDOWN, SocketCode::halfClosing),
                new Insertion("shutdownOutput", BEFORE_SHUTDOWN, SocketCode::halfClosing),
                new Insertion("implCloseBlockingMode", BEFORE_SHUTDOWN, SocketCode::closingGracefully),
                new Insertion("implCloseBlockingMode", BEFORE_PRE_CLOSE, fd(HookMethod.CLOSING)),
                new Insertion("implCloseNonBlockingMode", BEFORE_SHUTDOWN, SocketCode::closingGracefully),
                new Insertion("implCloseNonBlockingMode", new Point.BeforeReturn(), fd(HookMethod.CLOSING)),
                new Insertion(Insertion.ANY, BEFORE_CLOSE, SocketCode::closing));
    }

    private static List<Insertion> server() {
        return List.of(
                new Insertion(
                        "bind(Ljava/net/SocketAddress;I)Ljava/nio/channels/ServerSocketChannel;",
                        new Point.BeforeReturn(),
                        code -> SocketCode.listening(code, SERVER, ADDRESS, ChurnscopeHook.SOCKET_CHANNEL)),
                new Insertion(
                        "finishAccept",
                        new Point.BeforeReturn(),
                        code -> SocketCode.accepted(code, SERVER, ADDRESS, ChurnscopeHook.SOCKET_CHANNEL)),
                new Insertion(Insertion.ANY, BEFORE_CLOSE, SocketCode::closing));
    }

    private static Point atIOException() {
        return new Point.AtHandler("java/io/IOException");
    }

    private static void connecting(MethodVisitor code) {
        loadThis(code);
        loadField(code, CLIENT, "fd", FILE_DESCRIPTOR);
        loadField(code, CLIENT, "remoteAddress", ADDRESS);
        code.visitInsn(Opcodes.ICONST_0 + ChurnscopeHook.SOCKET_CHANNEL);
        HookMethod.CONNECTING.call(code);
    }

    private static void connectFailed(MethodVisitor code) {
        code.visitInsn(Opcodes.DUP);
        loadField(code, CLIENT, "fd", FILE_DESCRIPTOR);
        HookMethod.CONNECT_FAILED.call(code);
    }

    private static Consumer<MethodVisitor> fd(HookMethod hook) {
        return code -> {
            loadField(code, CLIENT, "fd", FILE_DESCRIPTOR);
            hook.call(code);
        };
    }
}
