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

/** Every driver and pool that is supported and does not speak HTTP, in its oldest and its newest version. */
class DriversIT {

    private static final Results RESULTS = new Results();

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("rows")
    void everyConnectionIsCountedOnceAtTheLineThatAskedForIt(Row row) {
        RESULTS.judge(row, Run::driver);
    }

    @AfterAll
    static void write() {
        RESULTS.write("drivers.md", rows());
    }

    static List<Row> rows() {
        return Rows.drivers();
    }
}
