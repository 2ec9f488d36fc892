// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import dev.churnscope.it.clients.MistakeResults;
import dev.churnscope.it.clients.Row;
import dev.churnscope.it.clients.Rows;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake that findings tell of, made with each library that it can be made with. */
class MistakesIT {

    private static final MistakeResults RESULTS = new MistakeResults();

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("rows")
    void eachMistakeIsOneFindingWhoseFixSavesWhatItPromises(Row row) {
        RESULTS.judge(row);
    }

    @AfterAll
    static void write() {
        RESULTS.write("mistakes.md", rows());
    }

    static List<Row> rows() {
        return Rows.mistakes();
    }
}
