// SPDX-License-Identifier: Apache-2.0
package com.example.servers;

import com.example.Scenarios;
import com.example.visit.Visits;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Reactor Netty over the JDK's transport. */
public final class ReactorNettyServerProgram {

    private ReactorNettyServerProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Visits.start(),
                ReactorNettyServerProgram::keptAlive,
                ReactorNettyServerProgram::leftAfterOne,
                ReactorNettyServerProgram::leftWithoutRequest,
                ReactorNettyServerProgram::askedToClose,
                ReactorNettyServerProgram::oldProtocol,
                ReactorNettyServerProgram::toldToClose,
                ReactorNettyServerProgram::reachedLimit,
                ReactorNettyServerProgram::leftIdle);
    }

    static void keptAlive(Visits visits) {
        var bound = server().bindNow(); // keptAlive
        visits.to(bound.port(), "keptAlive");
    }

    static void leftAfterOne(Visits visits) {
        var bound = server().bindNow(); // leftAfterOne
        visits.to(bound.port(), "leftAfterOne");
    }

    static void leftWithoutRequest(Visits visits) {
        var bound = server().bindNow(); // leftWithoutRequest
        visits.to(bound.port(), "leftWithoutRequest");
    }

    static void askedToClose(Visits visits) {
        var bound = server().bindNow(); // askedToClose
        visits.to(bound.port(), "askedToClose");
    }

    static void oldProtocol(Visits visits) {
        var bound = server().bindNow(); // oldProtocol
        visits.to(bound.port(), "oldProtocol");
    }

    static void toldToClose(Visits visits) {
        var bound = server().bindNow(); // toldToClose
        visits.to(bound.port(), "toldToClose");
    }

    static void reachedLimit(Visits visits) {
        var bound = server().maxKeepAliveRequests(3).bindNow(); // reachedLimit
        visits.to(bound.port(), "reachedLimit");
    }

    static void leftIdle(Visits visits) {
        var bound = server().idleTimeout(Duration.ofSeconds(1)).bindNow(); // leftIdle
        visits.to(bound.port(), "leftIdle");
    }

    private static HttpServer server() {
        return HttpServer.create().port(0).handle(ReactorNettyServerProgram::answer);
    }

    private static Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        if (request.uri().equals("/close")) {
            response.keepAlive(false);
        }
        return response.sendString(Mono.just("ok"));
    }
}
