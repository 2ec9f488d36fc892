// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.server;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.THIS;
import static dev.churnscope.instrument.patch.Insertion.TOP;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import java.net.ChurnscopeTraffic;
import java.util.List;

/**
 * Jetty 9.4 to 12 as a server: HTTP/1.1 and HTTP/2.
 *
 * <p>The generator knows whether a connection is persistent: this is set for a request whose headers end the connection,
 * and the generator determines it from the headers of the response. Before 12, the channel of a connection handles its
 * requests; since then, a stream for each, an inner class of the connection. A request that upgrades the protocol is not
 * counted here: it becomes the first stream of HTTP/2.
 */
public final class JettyServer implements Instrumentation {

    private static final String CONNECTION_9 = "org/eclipse/jetty/server/HttpConnection";
    private static final String CHANNEL_9 = "org/eclipse/jetty/server/HttpChannelOverHttp";
    private static final String CONNECTION_12 = "org/eclipse/jetty/server/internal/HttpConnection";
    private static final String STREAM_12 = CONNECTION_12 + "$HttpStreamOverHTTP1";
    private static final String REQUESTS_12 = CONNECTION_12 + "$RequestHandler";
    private static final String SESSION_9 = "org/eclipse/jetty/http2/server/HTTP2ServerSession";
    private static final String SESSION_12 = "org/eclipse/jetty/http2/server/internal/HTTP2ServerSession";
    private static final String GENERATOR = "org/eclipse/jetty/http/HttpGenerator";

    @Override
    public List<String> classNames() {
        return List.of(CONNECTION_9, CHANNEL_9, CONNECTION_12, STREAM_12, REQUESTS_12, SESSION_9, SESSION_12);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        var channels = new Operand.Field(CHANNEL_9, "_httpConnection", 'L' + CONNECTION_9 + ';');
        return switch (className) {
            case CONNECTION_9 -> List.of(associateEndPoint(), readFailed(), responseEnds("onCompleted", THIS));
            case CHANNEL_9 ->
                List.of(
                        requestEnds(channels),
                        // After all checks that may turn it into something else, such as an upgrade.
                        new Insertion(
                                "headerComplete",
                                InsertionPoint.afterWrite("_delayedForContent"),
                                HookMethod.REQUEST,
                                channels),
                        badMessage(channels));
            case CONNECTION_12 -> List.of(associateEndPoint(), readFailed());
            case STREAM_12 -> {
                var outer = outer(STREAM_12);
                yield List.of(
                        requestEnds(outer),
                        new Insertion(
                                "headerComplete", InsertionPoint.beforeReturn(), HookMethod.REQUEST_IF, TOP, outer),
                        new Insertion(
                                "failed",
                                InsertionPoint.atEntry(),
                                HookMethod.NOTED,
                                outer,
                                new Operand.Constant(ChurnscopeTraffic.FAILED)),
                        responseEnds("succeeded", outer));
            }
            case REQUESTS_12 -> List.of(badMessage(outer(REQUESTS_12)));
            case SESSION_9, SESSION_12 ->
                List.of(new Insertion(
                        "onHeaders",
                        InsertionPoint.beforeCall(className, "notifyNewStream", ""),
                        HookMethod.REQUEST,
                        THIS));
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static Operand outer(String inner) {
        return new Operand.Field(inner, "this$0", 'L' + CONNECTION_12 + ';');
    }

    private static Insertion associateEndPoint() {
        return new Insertion(
                "<init>",
                InsertionPoint.beforeReturn(),
                HookMethod.ASSOCIATE,
                THIS,
                new Operand.Parameter("Lorg/eclipse/jetty/io/EndPoint;"));
    }

    /** At a failed wait for input: by the idle timeout, or because the connection failed. */
    private static Insertion readFailed() {
        return new Insertion(
                "onFillInterestedFailed",
                InsertionPoint.atEntry(),
                HookMethod.NOTED_IF_TIMEOUT,
                FIRST,
                THIS,
                new Operand.Constant(ChurnscopeTraffic.IDLE_LIMIT));
    }

    private static Insertion requestEnds(Operand connection) {
        return new Insertion(
                "headerComplete",
                InsertionPoint.beforeCall(GENERATOR, "setPersistent", "(Z)V"),
                HookMethod.NOTED_UNLESS,
                TOP,
                connection,
                new Operand.Constant(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION));
    }

    /** At the end of an exchange, before the generator is reset. */
    private static Insertion responseEnds(String method, Operand connection) {
        return new Insertion(
                method,
                InsertionPoint.beforeCall(GENERATOR, "reset", "()V"),
                HookMethod.NOTED_UNLESS,
                new Operand.Call(TOP, GENERATOR, "isPersistent", "()Z", false),
                connection,
                new Operand.Constant(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION));
    }

    private static Insertion badMessage(Operand connection) {
        return new Insertion(
                "badMessage",
                InsertionPoint.atEntry(),
                HookMethod.NOTED,
                connection,
                new Operand.Constant(ChurnscopeTraffic.ERROR_STATUS));
    }
}
