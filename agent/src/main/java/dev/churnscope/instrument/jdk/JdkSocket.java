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
import java.util.List;

/**
 * {@code Socket} and {@code ServerSocket}: their one implementation since JDK 13, {@code sun.nio.ch.NioSocketImpl}.
 *
 * <p>Its {@code close} method is not instrumented, but the three calls that act on the descriptor: {@code shutdown}, which
 * sends the FIN unless SO_LINGER is 0, {@code preClose}, and the dispatcher's {@code close}, which the garbage collector's
 * cleaner also calls. They run under the socket's state lock, so they cannot race.
 */
public final class JdkSocket implements Instrumentation {

    private static final String TYPE = "sun/nio/ch/NioSocketImpl";

    @Override
    public List<String> classNames() {
        return List.of(TYPE);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        // The JDK queries the local address, but stores only its port.
        var localAddress = InsertionPoint.afterCall(
                "sun/nio/ch/Net", "localAddress", "(Ljava/io/FileDescriptor;)Ljava/net/InetSocketAddress;");
        String connect = "connect(Ljava/net/SocketAddress;I)V";
        var fd = new Operand.Field("java/net/SocketImpl", "fd", FILE_DESCRIPTOR);
        var connectionReset = new Operand.Field(TYPE, "connectionReset", "Z");
        return List.of(
                new Insertion(
                        connect, InsertionPoint.afterCall("beginConnect"), HookMethod.SOCKET_CONNECTING, THIS, FIRST),
                new Insertion("endConnect", localAddress, HookMethod.CONNECTED, TOP, fd),
                new Insertion(
                        connect, InsertionPoint.atHandler("java/io/IOException"), HookMethod.CONNECT_FAILED, TOP, fd),
                new Insertion("listen", InsertionPoint.beforeReturn(), HookMethod.SOCKET_LISTENING, THIS),
                new Insertion("accept", InsertionPoint.beforeReturn(), HookMethod.SOCKET_ACCEPTED, THIS, FIRST),
                SocketInsertions.halfClosing("shutdownInput"),
                SocketInsertions.halfClosing("shutdownOutput"),
                SocketInsertions.closingGracefully("close", connectionReset),
                SocketInsertions.closingWhileInUse("close", fd),
                SocketInsertions.closed("close", fd),
                SocketInsertions.closing("lambda$closerFor$*"));
    }
}
