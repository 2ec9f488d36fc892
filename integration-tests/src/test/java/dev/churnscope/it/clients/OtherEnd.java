// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a program of mistakes talks to, or is visited by, and who therefore knows how many connections there were.
 *
 * @param arguments of the program, behind {@code wrong} or {@code right}
 * @param counted from the program's stdout, which matters only where it is a server: what came since this was asked before
 */
record OtherEnd(List<String> arguments, Function<String, Truth> counted, Runnable end) implements AutoCloseable {

    static OtherEnd of(Row row) {
        var mistakes = row.library().mistakes().stream().map(Mistake::name).toList();
        if (row.library().isAcceptor()) {
            return new OtherEnd(mistakes, Truth::ofVisits, () -> {});
        }
        if (row.library().serverProgram() != null) {
            var server = RelayedServer.start(row, mistakes);
            return new OtherEnd(List.of(server.arguments()), stdout -> server.take(), server::close);
        }
        var server = HttpOrigin.borrow();
        var arguments = Stream.concat(Stream.of(server.arguments(row.transport())), mistakes.stream())
                .toList();
        return new OtherEnd(arguments, stdout -> server.take(), server::close);
    }

    Truth take(String stdout) {
        return counted.apply(stdout);
    }

    @Override
    public void close() {
        end.run();
    }
}
