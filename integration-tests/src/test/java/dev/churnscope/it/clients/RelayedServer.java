// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import com.example.relay.Relay;
import dev.churnscope.it.KeyStores;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The server of a driver, behind a {@link Relay} with a port for each scenario of its program; or one that counts by itself
 * as the relay does.
 */
final class RelayedServer implements AutoCloseable {

    private final ServerProcess server;
    private final ServerProcess relay;
    private final List<String> scenarios;
    private final long[] taken;

    private RelayedServer(ServerProcess server, ServerProcess relay, List<String> scenarios) {
        this.server = server;
        this.relay = relay;
        this.scenarios = scenarios;
        this.taken = new long[scenarios.size()];
    }

    static RelayedServer start(Row row, List<String> scenarios) {
        var program =
                CompiledProgram.of(row.library().serverProgram(), row.library().serverCoordinates(row.version()));
        if (row.library().serverCounts()) {
            var counting =
                    ServerProcess.start(program.classPath(), program.mainClass(), Integer.toString(scenarios.size()));
            return new RelayedServer(counting, counting, scenarios);
        }
        String[] keyStore = row.transport().isSecure()
                ? new String[] {KeyStores.selfSigned().toString()}
                : new String[0];
        var server = ServerProcess.start(program.classPath(), program.mainClass(), keyStore);
        var relay = ServerProcess.start(
                System.getProperty("java.class.path"),
                Relay.class.getName(),
                server.ports().get(0).toString(),
                Integer.toString(scenarios.size()));
        return new RelayedServer(server, relay, scenarios);
    }

    /** Returns the arguments of a program under test. */
    String[] arguments() {
        return IntStream.range(0, scenarios.size())
                .mapToObj(i -> scenarios.get(i) + "=" + relay.ports().get(i))
                .toArray(String[]::new);
    }

    /** Returns what came since the last time this was asked. */
    Truth take() {
        relay.ask();
        var counts = relay.answer().split(" ");
        Map<String, Truth.Share> shares = new HashMap<>();
        long accepted = 0;
        for (int i = 0; i < counts.length; i++) {
            long count = Long.parseLong(counts[i]) - taken[i];
            taken[i] += count;
            accepted += count;
            if (count > 0) {
                shares.put(scenarios.get(i), new Truth.Share(count, null));
            }
        }
        return new Truth(accepted, shares, shares.keySet(), Set.of());
    }

    @Override
    public void close() {
        relay.close();
        server.close();
    }
}
