// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.netty;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.SECOND;
import static dev.churnscope.instrument.patch.Insertion.THIS;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Operand;
import java.util.List;

/** The insertions for listening and accepting, the same in all of Netty's native transports. */
final class NativeServer {

    private static final String GET_ADDRESS = "()Ljava/net/SocketAddress;";

    private NativeServer() {}

    /** In a server channel, which is bound on its event loop on behalf of the caller that created it. */
    static List<Insertion> listening(String className, Operand socket) {
        var local = new Operand.Call(THIS, className, "localAddress0", GET_ADDRESS, false);
        return List.of(
                new Insertion("doBind", InsertionPoint.around(), HookMethod.BEGIN, THIS),
                new Insertion(
                        "doBind", InsertionPoint.beforeReturn(), HookMethod.NATIVE_LISTENING, THIS, socket, local));
    }

    /**
     * In the channel of an accepted connection.
     *
     * @param constructor the one whose parameters begin with the server's channel and the socket
     */
    static Insertion accepted(String constructor, String className) {
        var remote = new Operand.Call(THIS, className, "remoteAddress0", GET_ADDRESS, false);
        return new Insertion(
                constructor, InsertionPoint.beforeReturn(), HookMethod.NATIVE_ACCEPTED, THIS, FIRST, SECOND, remote);
    }
}
