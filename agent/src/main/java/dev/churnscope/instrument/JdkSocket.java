// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import static dev.churnscope.instrument.SocketCode.BEFORE_CLOSE;
import static dev.churnscope.instrument.SocketCode.BEFORE_PRE_CLOSE;
import static dev.churnscope.instrument.SocketCode.BEFORE_SHUTDOWN;
import static dev.churnscope.instrument.SocketCode.FILE_DESCRIPTOR;
import static dev.churnscope.instrument.SocketCode.loadField;
import static dev.churnscope.instrument.SocketCode.loadThis;

import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * {@code Socket} and {@code ServerSocket}: their one implementation since JDK 13, {@code sun.nio.ch.NioSocketImpl}.
 *
 * <p>Its {@code close} is left alone; what is hooked are the three calls that act on the descriptor: {@code shutdown},
 * which sends the FIN unless SO_LINGER is 0, {@code preClose}, and the dispatcher's {@code close}, which the collector's
 * cleaner calls too. They run under the socket's state lock, so no two of them race.
 */
final class JdkSocket implements Instrumentation {

    private static final String TYPE = "sun/nio/ch/NioSocketImpl";

    @Override
    public String name() {
        return "jdk-socket";
    }

    @Override
    public List<String> classNames() {
        return List.of(TYPE);
    }

    @Override
    public List<Insertion> insertions(String className) {
        return List.of(
                new Insertion("connect(Ljava/net/SocketAddress;I)V", new Point.AfterCall("beginConnect"), code -> {
                    loadThis(code);
                    code.visitVarInsn(Opcodes.ALOAD, 1);
                    HookMethod.SOCKET_CONNECTING.call(code);
                }),
                new Insertion("endConnect", new Point.AfterWrite("localport"), code -> {
                    loadThis(code);
                    HookMethod.SOCKET_CONNECTED.call(code);
                }),
                new Insertion(
                        "connect(Ljava/net/SocketAddress;I)V", new Point.AtHandler("java/io/IOException"), code -> {
                            code.visitInsn(Opcodes.DUP);
                            loadField(code, TYPE, "fd", FILE_DESCRIPTOR);
                            HookMethod.CONNECT_FAILED.call(code);
                        }),
                new Insertion("listen", new Point.BeforeReturn(), code -> {
                    loadThis(code);
                    HookMethod.SOCKET_LISTENING.call(code);
                }),
                new Insertion("accept", new Point.BeforeReturn(), code -> {
                    loadThis(code);
                    code.visitVarInsn(Opcodes.ALOAD, 1);
                    HookMethod.SOCKET_ACCEPTED.call(code);
                }),
                new Insertion("shutdownInput", BEFORE_SHUTDOWN, SocketCode::halfClosing),
                new Insertion("shutdownOutput", BEFORE_SHUTDOWN, SocketCode::halfClosing),
                new Insertion("close", BEFORE_SHUTDOWN, SocketCode::closingGracefully),
                new Insertion("close", BEFORE_PRE_CLOSE, code -> {
                    loadField(code, TYPE, "fd", FILE_DESCRIPTOR);
                    HookMethod.CLOSING.call(code);
                }),
                new Insertion(Insertion.ANY, BEFORE_CLOSE, SocketCode::closing));
    }
}
