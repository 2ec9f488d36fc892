// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.jdk;

import static dev.churnscope.instrument.jdk.SocketInsertions.FILE_DESCRIPTOR;
import static dev.churnscope.instrument.patch.Insertion.THIS;
import static dev.churnscope.instrument.patch.Insertion.TOP;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import java.net.ChurnscopeHook;
import java.util.List;

/**
 * {@code SocketChannel} and {@code ServerSocketChannel}, blocking or not, and their socket adaptors.
 *
 * <p>Closing a channel that is registered with a selector sends the FIN at once and closes the descriptor later, on the
 * selector's thread; with SO_LINGER 0 it sends nothing at once. So the close is counted when it returns, even if the
 * descriptor is still open.
 */
public final class JdkSocketChannel implements Instrumentation {

    private static final String CLIENT = "sun/nio/ch/SocketChannelImpl";
    private static final String SERVER = "sun/nio/ch/ServerSocketChannelImpl";
    private static final String ADDRESS = "Ljava/net/SocketAddress;";
    private static final Operand LOCAL_ADDRESS = new Operand.Field(CLIENT, "localAddress", ADDRESS);

    @Override
    public List<String> classNames() {
        return List.of(CLIENT, SERVER);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return className.equals(CLIENT) ? client() : server();
    }

    private static List<Insertion> client() {
        var fd = new Operand.Field(CLIENT, "fd", FILE_DESCRIPTOR);
        var connectionReset = new Operand.Field(CLIENT, "connectionReset", "Z");
        return List.of(
                connecting("connect", fd),
                connecting("blockingConnect", fd),
                connected("endConnect", fd),
                connected("endFinishConnect", fd),
                connectFailed("connect", fd),
                connectFailed("blockingConnect", fd),
                connectFailed("finishConnect", fd),
                SocketInsertions.halfClosing("shutdownInput"),
                SocketInsertions.halfClosing("shutdownOutput"),
                // Only in later updates; before, such a close only closes the descriptor.
                SocketInsertions.closingGracefully("implCloseBlockingMode", connectionReset)
                        .optional(),
                SocketInsertions.closingWhileInUse("implCloseBlockingMode", fd),
                SocketInsertions.closed("implCloseBlockingMode", fd),
                SocketInsertions.closingGracefully("implCloseNonBlockingMode", connectionReset),
                SocketInsertions.closed("implCloseNonBlockingMode", fd),
                SocketInsertions.closing("tryClose", connectionReset));
    }

    private static List<Insertion> server() {
        var fd = new Operand.Field(SERVER, "fd", FILE_DESCRIPTOR);
        var localAddress = new Operand.Field(SERVER, "localAddress", ADDRESS);
        return List.of(
                SocketInsertions.listening(
                        "bind(Ljava/net/SocketAddress;I)Ljava/nio/channels/ServerSocketChannel;",
                        fd,
                        localAddress,
                        ChurnscopeHook.SOCKET_CHANNEL),
                SocketInsertions.accepted(fd, localAddress, ChurnscopeHook.SOCKET_CHANNEL),
                SocketInsertions.closing("tryClose"));
    }

    private static Insertion connecting(String method, Operand fd) {
        return new Insertion(
                method,
                InsertionPoint.afterCall("beginConnect"),
                HookMethod.CONNECTING,
                THIS,
                fd,
                new Operand.Field(CLIENT, "remoteAddress", ADDRESS),
                new Operand.Constant(ChurnscopeHook.SOCKET_CHANNEL));
    }

    private static Insertion connected(String method, Operand fd) {
        return new Insertion(method, InsertionPoint.afterWrite("state"), HookMethod.CONNECTED, LOCAL_ADDRESS, fd);
    }

    private static Insertion connectFailed(String method, Operand fd) {
        return new Insertion(
                method, InsertionPoint.atHandler("java/io/IOException"), HookMethod.CONNECT_FAILED, TOP, fd);
    }
}
