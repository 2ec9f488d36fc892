// SPDX-License-Identifier: Apache-2.0
package dev.churnscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

    private static final List<String> WORDS =
            List.of("report", "log", "sites", "include", "client-per-request", "pool-too-small", "connection-leak");

    @ParameterizedTest
    @CsvSource({
        "reprot, report",
        "REPORT, report",
        "sitez, sites",
        "includes, include",
        "client-per, client-per-request",
        "pool, pool-too-small",
        "leak, connection-leak",
        "conection-leek, connection-leak"
    })
    void findsWhatWasMeant(String typed, String meant) {
        assertThat(Spelling.nearest(typed, WORDS)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "f", "foo", "bogus", "metric", "b.json", "po", "something-else-altogether"})
    void guessesNothingWhereNoWordIsNear(String typed) {
        assertThat(Spelling.nearest(typed, WORDS)).isEmpty();
    }

    @Test
    void ofNoWordsNoneIsNear() {
        assertThat(Spelling.nearest("report", List.of())).isEmpty();
    }
}
