// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import static dev.churnscope.instrument.Insertion.FIRST;
import static dev.churnscope.instrument.Insertion.THIS;

import java.util.List;

/**
 * Netty's clients, relocated copies included. A channel is made on the thread that asks for it, and connected on its event
 * loop: the channel itself carries the caller.
 */
final class Netty implements Instrumentation {

    private static final String BOOTSTRAP = "netty/bootstrap/Bootstrap";
    private static final String NIO_CHANNEL = "netty/channel/socket/nio/NioSocketChannel";

    @Override
    public List<String> classNames() {
        return List.of(BOOTSTRAP, NIO_CHANNEL);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case BOOTSTRAP -> List.of(new Insertion("init", Point.atEntry(), HookMethod.HAND_OVER, FIRST));
            case NIO_CHANNEL -> {
                var socketChannel = new Operand.Call(
                        THIS, prefix + NIO_CHANNEL, "javaChannel", "()Ljava/nio/channels/SocketChannel;", false);
                yield List.of(
                        new Insertion("doConnect", Point.around(), HookMethod.BEGIN, THIS),
                        new Insertion("doConnect", Point.beforeReturn(), HookMethod.CARRIES, THIS, socketChannel));
            }
            default -> throw new IllegalArgumentException(className);
        };
    }
}
