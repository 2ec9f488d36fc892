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
 * How lines of the application have connections of Vert.x's closed: the event loop does it, on whose stack none of them is.
 *
 * <p>The connection itself, or the stream of a request that is reset, carries the line to the event loop. That it asks for a
 * close is told there and not before: until then the loop may have yet to give the connection back to its pool. A request
 * over HTTP/1.1 that is reset takes its connection with it, if it has been sent.
 */
final class VertxCloses {

    private static final String CONNECTION_4 = "io/vertx/core/net/impl/ConnectionBase";
    private static final String CONNECTION_5 = "io/vertx/core/net/impl/VertxConnection";

    /** Of 4 and 5.0, and from 5.1 on. */
    private static final String HTTP_CONNECTION = "io/vertx/core/http/impl/Http1xClientConnection";

    private static final String HTTP_CONNECTION_51 = "io/vertx/core/http/impl/http1/Http1ClientConnection";

    private static final String STREAM = HTTP_CONNECTION + "$StreamImpl";
    private static final String STREAM_51 = HTTP_CONNECTION_51 + "$StreamImpl";

    private static final String EXECUTOR = "io/netty/util/concurrent/EventExecutor";
    private static final String LOOP = "io/netty/channel/EventLoop";
    private static final Operand BODY_UNREAD = new Operand.Constant(ChurnscopeTraffic.BODY_UNREAD);

    private VertxCloses() {}

    static List<String> classNames() {
        return List.of(CONNECTION_5, HTTP_CONNECTION, HTTP_CONNECTION_51, STREAM, STREAM_51);
    }

    static List<Insertion> insertions(String className) {
        return switch (className) {
            case CONNECTION_5 ->
                List.of(
                        left("shutdown", EXECUTOR),
                        taken("lambda$shutdown$*"),
                        asks("lambda$shutdown$*", CONNECTION_5, "shutdown"));
            case HTTP_CONNECTION -> {
                // In 4 a connection is marked as one to be closed, and then looked at.
                var close = new Operand.Field(HTTP_CONNECTION, "close", "Z");
                var marked = InsertionPoint.beforeCall(HTTP_CONNECTION, "checkLifecycle", "()V");
                yield List.of(
                        asks("reset", HTTP_CONNECTION, "checkLifecycle"),
                        new Insertion("reset", marked, HookMethod.NOTED_IF, close, THIS, BODY_UNREAD).optional(),
                        asks("reset", HTTP_CONNECTION, "close"),
                        unread(HTTP_CONNECTION));
            }
            case HTTP_CONNECTION_51 -> List.of(asks("reset", HTTP_CONNECTION_51, "close"), unread(HTTP_CONNECTION_51));
            case STREAM -> List.of(left("reset", LOOP), taken("lambda$reset$*"));
            case STREAM_51 -> List.of(left("writeReset", LOOP), taken("lambda$writeReset$*"));
            default -> throw new IllegalArgumentException(className);
        };
    }

    /** In 4; in 5 what extends it closes. */
    static List<Insertion> ofConnection4() {
        return List.of(
                left("close", EXECUTOR), taken("lambda$close$*"), asks("lambda$close$*", CONNECTION_4, "writeClose"));
    }

    /** Where a method leaves to the event loop what it was called for. */
    private static Insertion left(String method, String loop) {
        return new Insertion(method, InsertionPoint.beforeCall(loop, "execute", ""), HookMethod.CAPTURE, THIS)
                .optional();
    }

    private static Insertion taken(String method) {
        return new Insertion(method, InsertionPoint.around(), HookMethod.BEGIN, THIS).optional();
    }

    private static Insertion asks(String method, String connection, String called) {
        return new Insertion(
                        method, InsertionPoint.beforeCall(connection, called, ""), HookMethod.CLOSE_REQUESTED, THIS)
                .optional();
    }

    private static Insertion unread(String connection) {
        var closes = InsertionPoint.beforeCall(connection, "close", "()Lio/vertx/core/Future;");
        return new Insertion("reset", closes, HookMethod.NOTED, THIS, BODY_UNREAD).optional();
    }
}
