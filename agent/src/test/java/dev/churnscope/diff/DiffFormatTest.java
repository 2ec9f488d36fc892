// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.churnscope.compare.Comparison;
import dev.churnscope.compare.SomeReport;
import dev.churnscope.compare.SomeSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiffFormatTest {

    private static final SomeSite BEFORE =
            SomeSite.of("com.shop.PriceClient.fetch").opened(1000).requests(1000);
    private static final SomeSite AFTER =
            SomeSite.of("com.shop.PriceClient.load").line(43).opened(10).requests(2000);
    private static final SomeSite NEW = SomeSite.of("com.shop.Stock|<i>.units")
            .client("java.net.http")
            .calledBy("com.shop.Main.main(Main.java:1)")
            .to("stock")
            .opened(500)
            .requests(500);

    private static final Comparison COMPARISON = Comparison.of(
            SomeReport.of(60, List.of(SomeReport.finding("keep-alive-disabled", "high", BEFORE)), BEFORE),
            SomeReport.of(60, List.of(SomeReport.finding("client-per-request", "medium", NEW)), AFTER, NEW));

    @Test
    void jsonIsValid() throws IOException {
        try (var schema = DiffFormat.class.getResourceAsStream("/META-INF/churnscope/diff.schema.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8))
                            .validate(DiffFormat.JSON.render(COMPARISON), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void textHasWhatGotBetterAndWorseBySiteAndFinding() {
        assertThat(DiffText.of(COMPARISON, StandardCharsets.US_ASCII)).isEqualTo("""
                        churnscope diff: 1,000 connections for 1,000 requests to 510 connections for 2,500 requests

                        NEW FINDINGS

                          medium  client-per-request                  com.shop.Stock|<i>.units(Stock|<i>.java:42)

                        GONE FINDINGS

                          high    keep-alive-disabled                 com.shop.PriceClient.fetch(PriceClient.java:42)

                        WORSE: call sites that churn more

                          com.shop.Stock|<i>.units(Stock|<i>.java:42)
                              0 to 200 per 1,000 requests of the process (0 to 500 opened), java.net.http
                              new

                        BETTER: call sites that churn less

                          com.shop.PriceClient.load(PriceClient.java:43)
                              1,000 to 5 per 1,000 requests (1,000 to 10 opened), OkHttp
                              was com.shop.PriceClient.fetch(PriceClient.java:42)

                          as before   0 call sites, 0 findings
                          noise       A difference is beyond noise with 99% confidence over 2 call sites: exact test of two Poisson rates,
                                      Holm's correction
                        """);
    }

    @Test
    void aRenamedMethodThatChurnsAsBeforeIsShown() {
        var fetch = SomeSite.of("com.shop.PriceClient.fetch").opened(100).requests(1000);
        var load = SomeSite.of("com.shop.PriceClient.load").opened(100).requests(1000);
        var comparison = Comparison.of(SomeReport.of(fetch), SomeReport.of(load));

        assertThat(DiffFormat.MARKDOWN.render(comparison))
                .contains("### Moved, and as before", "was com.shop.PriceClient.fetch(PriceClient.java:42)")
                .contains("As before: 1 call site, 0 findings.");
        assertThat(DiffFormat.TEXT.render(comparison)).contains("MOVED: renamed call sites");
    }

    @Test
    void oneThatIsNewWithinNoiseIsNotAsBefore() {
        var comparison = Comparison.of(
                SomeReport.of(),
                SomeReport.of(SomeSite.of("com.shop.PriceClient.fetch").opened(3)));

        assertThat(DiffFormat.TEXT.render(comparison))
                .contains(
                        "  as before   0 call sites, 0 findings\n  too few     1 call site new, 0 gone, too few connections");
        assertThat(DiffFormat.MARKDOWN.render(comparison))
                .contains("As before: 0 call sites, 0 findings.", "1 call site new, 0 gone");
    }

    @Test
    void forPeopleOfVeryManyTheFirstFiftyAreNamed() {
        var sites = IntStream.range(0, 120)
                .mapToObj(i -> SomeSite.of("com.shop.Client" + i + ".fetch")
                        .opened(500)
                        .requests(500))
                .toArray(SomeSite[]::new);
        var findings = Stream.of(sites)
                .map(site -> SomeReport.finding("client-per-request", "high", site))
                .toList();
        var comparison = Comparison.of(
                SomeReport.of(
                        SomeSite.of("com.shop.PriceClient.fetch").opened(10).requests(1_000_000)),
                SomeReport.of(60, findings, sites));

        for (String text :
                List.of(DiffText.of(comparison, StandardCharsets.US_ASCII), DiffFormat.MARKDOWN.render(comparison))) {
            assertThat(text.lines().filter(line -> line.contains("com.shop.Client")))
                    .hasSize(2 * 50);
            assertThat(text.lines().filter(line -> line.matches("(  a|A)nd 70 more, which `?--format json`? has\\.?")))
                    .hasSize(2);
        }
    }

    @Test
    void plainAsciiSaysTheSame() {
        var site =
                SomeSite.of("com.shop.Gr\u00f6\u00dfe.pr\u00fcfe").opened(500).requests(500);
        var comparison = Comparison.of(SomeReport.of(), SomeReport.of(site));
        for (var format : DiffFormat.values()) {
            assertThat(format.render(comparison, StandardCharsets.US_ASCII))
                    .as(format.toString())
                    .contains("Gr\\u00f6\\u00dfe.pr\\u00fcfe")
                    .matches("\\p{ASCII}*");
        }
    }

    @Test
    void markdownShowsNamesAsTheyAre() {
        assertThat(DiffFormat.MARKDOWN.render(COMPARISON))
                .contains("| medium | client-per-request | `com.shop.Stock\\|<i>.units(Stock\\|<i>.java:42)` |")
                .contains("### Better", "was com.shop.PriceClient.fetch(PriceClient.java:42)");
    }
}
