// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SummaryTest {

    @Test
    void showsTheExample() throws Exception {
        Golden.assertIs("example-summary.txt", Summary.of(Samples.example()));
    }

    @Test
    void saysWhereItIsNotTheWholeTruth() throws Exception {
        Golden.assertIs("full-summary.txt", Summary.of(Samples.full()));
    }

    @Test
    void showsTheCostliestOfManySites() throws Exception {
        Golden.assertIs("many-sites-summary.txt", Summary.of(Samples.withSites(10_000), UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7, 8, 9, 10_000})
    void hasAtMostTwentyFiveLines(int sites) {
        assertThat(Summary.of(Samples.withSites(sites)).lines().count()).isBetween(2L, 25L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 100, 200, 10_000})
    void hasAtMostTwentyFiveLinesWhateverTheNames(int length) {
        assertThat(Summary.of(Samples.saying("x".repeat(length))).lines())
                .hasSizeLessThanOrEqualTo(25)
                .allMatch(line -> line.length() <= 120);
    }

    @Test
    void namesTheLineThatOpenedAndTheOneThatClosed() throws Exception {
        assertThat(Summary.of(Samples.example()))
                .contains("(PriceClient.java:42)", "closed by", "(PriceClient.java:47)");
    }

    @Test
    void isPlainAsciiUnlessTold() {
        assertThat(Summary.of(Samples.saying("Gr\u00f6\u00dfe")).chars())
                .allMatch(c -> c == '\n' || c >= ' ' && c <= '~');
    }
}
