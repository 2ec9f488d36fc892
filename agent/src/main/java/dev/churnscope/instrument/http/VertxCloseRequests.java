// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

import static dev.churnscope.instrument.patch.Insertion.THIS;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Operand;
import java.net.ChurnscopeTraffic;
import java.util.List;

/**
 * Requests of the application to close connections of Vert.x. The event loop closes them, without an application frame on
 * its stack.
 *
 * <p>The connection, or the stream of a request that is reset, carries the caller to the event loop. The close is reported
 * as requested only there, since the loop may still have to release the connection to its pool before. Resetting an
 * HTTP/1.1 request that was already sent closes its connection.
 */
final class VertxCloseRequests {

    private static final String CONNECTION_4 = "io/vertx/core/net/impl/ConnectionBase";
    private static final String CONNECTION_5 = "io/vertx/core/net/impl/VertxConnection";

    /** The connection's class in 4 and 5.0; below, from 5.1 on. */
    private static final String HTTP_CONNECTION = "io/vertx/core/http/impl/Http1xClientConnection";

    private static final String HTTP_CONNECTION_51 = "io/vertx/core/http/impl/http1/Http1ClientConnection";

    private static final String STREAM = HTTP_CONNECTION + "$StreamImpl";
    private static final String STREAM_51 = HTTP_CONNECTION_51 + "$StreamImpl";

    private static final String EXECUTOR = "io/netty/util/concurrent/EventExecutor";
    private static final String LOOP = "io/netty/channel/EventLoop";
    private static final Operand BODY_UNREAD = new Operand.Constant(ChurnscopeTraffic.BODY_UNREAD);

    private VertxCloseRequests() {}

    static List<String> classNames() {
        return List.of(CONNECTION_5, HTTP_CONNECTION, HTTP_CONNECTION_51, STREAM, STREAM_51);
    }

    static List<Insertion> insertions(String className) {
        return switch (className) {
            case CONNECTION_5 ->
                List.of(
                        capture("shutdown", EXECUTOR),
                        begin("lambda$shutdown$*"),
                        closeRequested("lambda$shutdown$*", CONNECTION_5, "shutdown"));
            case HTTP_CONNECTION -> {
                // In 4 the connection is flagged for closing first, and the flag checked afterwards.
                var close = new Operand.Field(HTTP_CONNECTION, "close", "Z");
                var marked = InsertionPoint.beforeCall(HTTP_CONNECTION, "checkLifecycle", "()V");
                yield List.of(
                        closeRequested("reset", HTTP_CONNECTION, "checkLifecycle"),
                        new Insertion("reset", marked, HookMethod.NOTED_IF, close, THIS, BODY_UNREAD).optional(),
                        closeRequested("reset", HTTP_CONNECTION, "close"),
                        bodyUnread(HTTP_CONNECTION));
            }
            case HTTP_CONNECTION_51 ->
                List.of(closeRequested("reset", HTTP_CONNECTION_51, "close"), bodyUnread(HTTP_CONNECTION_51));
            case STREAM -> List.of(capture("reset", LOOP), begin("lambda$reset$*"));
            case STREAM_51 -> List.of(capture("writeReset", LOOP), begin("lambda$writeReset$*"));
            default -> throw new IllegalArgumentException(className);
        };
    }

    /** For 4; in 5 a subclass closes. */
    static List<Insertion> ofConnection4() {
        return List.of(
                capture("close", EXECUTOR),
                begin("lambda$close$*"),
                closeRequested("lambda$close$*", CONNECTION_4, "writeClose"));
    }

    /** At the point where a method hands its work to the event loop. */
    private static Insertion capture(String method, String loop) {
        return new Insertion(method, InsertionPoint.beforeCall(loop, "execute", ""), HookMethod.CAPTURE, THIS)
                .optional();
    }

    private static Insertion begin(String method) {
        return new Insertion(method, InsertionPoint.around(), HookMethod.BEGIN, THIS).optional();
    }

    private static Insertion closeRequested(String method, String connection, String called) {
        return new Insertion(
                        method, InsertionPoint.beforeCall(connection, called, ""), HookMethod.CLOSE_REQUESTED, THIS)
                .optional();
    }

    private static Insertion bodyUnread(String connection) {
        var closes = InsertionPoint.beforeCall(connection, "close", "()Lio/vertx/core/Future;");
        return new Insertion("reset", closes, HookMethod.NOTED, THIS, BODY_UNREAD).optional();
    }
}
