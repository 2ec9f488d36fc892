// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.jdk;

import static dev.churnscope.instrument.jdk.SocketInsertions.FILE_DESCRIPTOR;
import static dev.churnscope.instrument.patch.Insertion.FIRST;
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
 * {@code AsynchronousSocketChannel} and {@code AsynchronousServerSocketChannel}.
 *
 * <p>A connect may complete on a thread of the channel group; its caller is captured where it began. Closing closes the
 * descriptor at once, without a shutdown that sends the FIN first.
 */
public final class JdkAsynchronousSocketChannel implements Instrumentation {

    private static final String CLIENT = "sun/nio/ch/UnixAsynchronousSocketChannelImpl";
    private static final String CLIENT_BASE = "sun/nio/ch/AsynchronousSocketChannelImpl";
    private static final String SERVER = "sun/nio/ch/UnixAsynchronousServerSocketChannelImpl";
    private static final String SERVER_BASE = "sun/nio/ch/AsynchronousServerSocketChannelImpl";
    private static final String ADDRESS = "Ljava/net/InetSocketAddress;";

    private static final int TRANSPORT = ChurnscopeHook.ASYNCHRONOUS_SOCKET_CHANNEL;

    @Override
    public List<String> classNames() {
        return List.of(CLIENT, CLIENT_BASE, SERVER, SERVER_BASE);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case CLIENT -> client();
            case CLIENT_BASE -> clientBase();
            case SERVER -> server();
            case SERVER_BASE -> serverBase();
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static List<Insertion> client() {
        var fd = new Operand.Field(CLIENT_BASE, "fd", FILE_DESCRIPTOR);
        var localAddress = new Operand.Field(CLIENT_BASE, "localAddress", ADDRESS);
        var beforeConnect = InsertionPoint.beforeCall(
                "sun/nio/ch/Net", "connect", "(Ljava/io/FileDescriptor;Ljava/net/InetAddress;I)I");
        var atThrowable = InsertionPoint.atHandler("java/lang/Throwable");
        return List.of(
                new Insertion(
                        "implConnect",
                        beforeConnect,
                        HookMethod.CONNECTING,
                        THIS,
                        fd,
                        FIRST,
                        new Operand.Constant(TRANSPORT)),
                new Insertion(
                        "setConnected",
                        InsertionPoint.afterWrite("remoteAddress"),
                        HookMethod.CONNECTED,
                        localAddress,
                        fd),
                new Insertion("implConnect", atThrowable, HookMethod.CONNECT_FAILED, TOP, fd),
                new Insertion("finishConnect", atThrowable, HookMethod.CONNECT_FAILED, TOP, fd),
                SocketInsertions.closing("implClose"));
    }

    private static List<Insertion> clientBase() {
        return List.of(SocketInsertions.halfClosing("shutdownInput"), SocketInsertions.halfClosing("shutdownOutput"));
    }

    private static List<Insertion> server() {
        var fd = new Operand.Field(SERVER_BASE, "fd", FILE_DESCRIPTOR);
        var localAddress = new Operand.Field(SERVER_BASE, "localAddress", ADDRESS);
        return List.of(
                new Insertion(
                        "implAccept",
                        InsertionPoint.beforeCall("sun/nio/ch/Net", "accept", ""),
                        HookMethod.ACCEPTING,
                        fd),
                SocketInsertions.accepted(fd, localAddress, TRANSPORT),
                SocketInsertions.closing("implClose"));
    }

    private static List<Insertion> serverBase() {
        var fd = new Operand.Field(SERVER_BASE, "fd", FILE_DESCRIPTOR);
        var localAddress = new Operand.Field(SERVER_BASE, "localAddress", ADDRESS);
        return List.of(SocketInsertions.listening("bind", fd, localAddress, TRANSPORT));
    }
}
