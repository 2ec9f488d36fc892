// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Scenarios;
import com.example.relay.Relayed;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** R2DBC for PostgreSQL: Reactor Netty connects, on its own threads, for whoever subscribes. */
public final class R2dbcProgram {

    private R2dbcProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(Relayed.of(arguments), R2dbcProgram::perOperation, R2dbcProgram::chained);
    }

    private static void perOperation(Relayed server) {
        var factory = factory(server, "perOperation");
        for (int i = 0; i < 4; i++) {
            Connection connection = Mono.<Connection>from(factory.create()).block(); // perOperation
            query(connection).block();
            Mono.from(connection.close()).block(); // perOperation closes
        }
    }

    private static void chained(Relayed server) {
        var factory = factory(server, "chained");
        for (int i = 0; i < 4; i++) {
            Mono.usingWhen(factory.create(), R2dbcProgram::query, Connection::close)
                    .block(); // chained
        }
    }

    private static Mono<Integer> query(Connection connection) {
        return Flux.<Result>from(connection.createStatement("SELECT 1").execute())
                .flatMap(result -> result.map((row, metadata) -> row.get(0, Integer.class)))
                .single();
    }

    private static ConnectionFactory factory(Relayed server, String scenario) {
        return ConnectionFactories.get("r2dbc:postgresql://it@" + server.address(scenario) + "/postgres");
    }
}
