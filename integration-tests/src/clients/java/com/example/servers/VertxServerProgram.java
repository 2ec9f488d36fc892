// SPDX-License-Identifier: Apache-2.0
package com.example.servers;

import com.example.Scenarios;
import com.example.visit.Visits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;

/** Vert.x, whose server is bound on an event loop. */
public final class VertxServerProgram {

    private VertxServerProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Visits.start(),
                VertxServerProgram::keptAlive,
                VertxServerProgram::leftAfterOne,
                VertxServerProgram::leftWithoutRequest,
                VertxServerProgram::askedToClose,
                VertxServerProgram::oldProtocol,
                VertxServerProgram::cutOff,
                VertxServerProgram::leftIdle,
                VertxServerProgram::overHttp2);
    }

    static void keptAlive(Visits visits) throws Exception {
        var bound = server(60_000).listen(0); // keptAlive
        visits.to(port(bound), "keptAlive");
    }

    static void leftAfterOne(Visits visits) throws Exception {
        var bound = server(60_000).listen(0); // leftAfterOne
        visits.to(port(bound), "leftAfterOne");
    }

    static void leftWithoutRequest(Visits visits) throws Exception {
        var bound = server(60_000).listen(0); // leftWithoutRequest
        visits.to(port(bound), "leftWithoutRequest");
    }

    static void askedToClose(Visits visits) throws Exception {
        var bound = server(60_000).listen(0); // askedToClose
        visits.to(port(bound), "askedToClose");
    }

    static void oldProtocol(Visits visits) throws Exception {
        var bound = server(60_000).listen(0); // oldProtocol
        visits.to(port(bound), "oldProtocol");
    }

    static void cutOff(Visits visits) throws Exception {
        var bound = server(60_000).listen(0); // cutOff
        visits.to(port(bound), "cutOff");
    }

    static void leftIdle(Visits visits) throws Exception {
        var bound = server(1_000).listen(0); // leftIdle
        visits.to(port(bound), "leftIdle");
    }

    static void overHttp2(Visits visits) throws Exception {
        var bound = server(60_000).listen(0); // overHttp2
        visits.stayingAt(port(bound), "overHttp2");
    }

    private static HttpServer server(int idleMillis) {
        var options = new HttpServerOptions().setIdleTimeout(idleMillis).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        // It would say on stderr where an event loop is busy for long, which on a busy machine means nothing.
        var vertx = Vertx.vertx(new VertxOptions().setBlockedThreadCheckInterval(3_600_000));
        return vertx.createHttpServer(options).requestHandler(VertxServerProgram::answer);
    }

    private static int port(Future<HttpServer> bound) throws Exception {
        return bound.toCompletionStage().toCompletableFuture().get().actualPort();
    }

    private static void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/cut" -> request.connection().close(); // cutOff closes
            default -> request.response().end("ok");
        }
    }
}
