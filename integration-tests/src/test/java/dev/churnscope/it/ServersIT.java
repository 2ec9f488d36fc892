// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import dev.churnscope.it.clients.Results;
import dev.churnscope.it.clients.Row;
import dev.churnscope.it.clients.Rows;
import dev.churnscope.it.clients.Run;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every server that is supported, in its oldest and its newest version: what its connections carried, and why they ended. */
class ServersIT {

    private static final Results RESULTS = new Results();

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("rows")
    void everyVisitIsToldAtTheLineThatStartedTheServer(Row row) {
        RESULTS.judge(row, Run::server);
    }

    @AfterAll
    static void write() {
        RESULTS.write("servers.md", rows());
    }

    static List<Row> rows() {
        return Rows.servers();
    }
}
