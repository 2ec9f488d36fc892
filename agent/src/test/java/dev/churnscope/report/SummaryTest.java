// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        Golden.assertIs("many-sites-summary.txt", Summary.of(Samples.withSites(10_000), UTF_8, List.of()));
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
    void endsWithTheNextStepWhereThereIsAFinding() throws Exception {
        assertThat(Summary.of(Samples.example()))
                .endsWith("java -jar churnscope-agent.jar explain disconnect-after-response\n");
        assertThat(Summary.of(Samples.withSites(3))).doesNotContain("explain");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                 | report=FILE.json has them all",
                "a.txt              | report=FILE.json has them all",
                "a.txt,b/churn.json | b/churn.json has them all"
            })
    void namesTheFileThatHasAllCallSites(String files, String expected) {
        assertThat(Summary.of(Samples.withSites(10_000), UTF_8, paths(files))).contains("; " + expected);
    }

    @Test
    void aTextFileHasAllOfFewCallSites() {
        assertThat(Summary.of(Samples.withSites(50), UTF_8, paths("a.txt"))).contains("; a.txt has them all");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''           | report=FILE.txt has them all",
                "a.txt,b.json | a.txt has them all",
                "b.json       | b.json has them all"
            })
    void namesTheFileThatHasAllFindings(String files, String expected) {
        assertThat(Summary.of(Samples.withFindings(7), UTF_8, paths(files)))
                .contains("  and 2 more findings; " + expected);
    }

    @Test
    void hasAtMostTwentyFiveLinesWhateverTheFile() {
        assertThat(Summary.of(Samples.withFindings(7), UTF_8, paths("x/".repeat(1000) + "a.json"))
                        .lines())
                .hasSizeLessThanOrEqualTo(25)
                .allMatch(line -> line.length() <= 120);
    }

    private static List<Path> paths(String files) {
        return Stream.of(files.split(","))
                .filter(file -> !file.isEmpty())
                .map(Path::of)
                .toList();
    }

    @Test
    void isPlainAsciiUnlessTold() {
        assertThat(Summary.of(Samples.saying("Gr\u00f6\u00dfe")).chars())
                .allMatch(c -> c == '\n' || c >= ' ' && c <= '~');
    }
}
