// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.churnscope.compare.SomeReport;
import dev.churnscope.compare.SomeSite;
import dev.churnscope.diagnose.Severity;
import dev.churnscope.model.Report;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {

    /** Two minutes, 1,000 requests, 100 connections that this process closes first. */
    private static final SomeSite FETCH =
            SomeSite.of("com.shop.PriceClient.fetch").opened(100).requests(1000);

    private static final SomeSite STORE =
            SomeSite.of("com.shop.Orders.store").client("JDBC").opened(20);

    private static final Report REPORT =
            SomeReport.of(120, List.of(SomeReport.finding("client-per-request", "high", FETCH)), FETCH, STORE);

    @ParameterizedTest
    @CsvSource({
        "total.activeClosesPerThousandRequests, 120, 119",
        "total.opensPerMinute, 60, 59.9",
        "total.findings.high, 1, 0",
        "total.minReuse, 0.9, 0.91",
        "site.com.shop.PriceClient.fetch.activeClosesPerThousandRequests, 100, 99.5",
        "site.com.shop.PriceClient.fetch.opensPerMinute, 50, 49",
        "site.com.shop.PriceClient.fetch.findings.high, 1, 0",
        "site.com.shop.PriceClient.fetch.minReuse, 0.9, 0.95",
        "site.com.shop.Orders.store.opensPerMinute, 10, 9"
    })
    void isKeptUpToItsLimitAndBrokenBeyond(String key, String kept, String broken) throws InvalidBudgetException {
        assertThat(check(key + "=" + kept).passed()).isTrue();
        assertThat(check(key + " : " + broken).passed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"total.leaked, 0", "total.findings.low, 0", "site.com.shop.Gone.away.opensPerMinute, 0"})
    void isKeptByWhatThereIsNot(String key, String limit) throws InvalidBudgetException {
        assertThat(check(key + "=" + limit).passed()).isTrue();
    }

    /** If unknown values passed, the gate would be always open. */
    @Test
    void isBrokenByWhatIsNotKnown() throws InvalidBudgetException {
        var check = check("site.com.shop.Orders.store.minReuse=0.5");
        assertThat(check.passed()).isFalse();
        assertThat(Explanation.of(check, CheckedFiles.UNNAMED).evidence()).contains("its HTTP requests are not known");
    }

    /** Connections of a database, which has no HTTP requests, do not lower the reuse. */
    @Test
    void ofReuseCountsOnlyWhatCarriesRequests() throws InvalidBudgetException {
        assertThat(((Check.OfBudget) check("total.minReuse=0.5")).value()).isEqualTo(0.9);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                total.opensPerMinute=1        | fetch(PriceClient.java:42) with 100, com.shop.Orders.store(Orders.java:42) with 20
                total.activeClosesPerThousandRequests=1 | this process closes these first: com.shop.PriceClient.fetch(PriceClient.java:42)
                total.findings.high=0         | Fix these: client-per-request at com.shop.PriceClient.fetch(PriceClient.java:42).
                total.minReuse=0.99           | Let these reuse connections: com.shop.PriceClient.fetch(PriceClient.java:42) with 100. Or lower the limit
                site.com.shop.Orders.store.opensPerMinute=1 | Fix what opens most of these: com.shop.Orders.store(Orders.java:42)
                """)
    void namesTheLinesThatBreakIt(String line, String fix) throws InvalidBudgetException {
        assertThat(Explanation.of(check(line), CheckedFiles.UNNAMED).next()).contains(fix);
    }

    @Test
    void ofReuseNamesNoneThatKeepsTheLimitItself() throws InvalidBudgetException {
        var perCall = SomeSite.of("com.shop.Stock.perCall").opened(300).requests(300);
        var verdict = Gate.of(SomeReport.of(FETCH, perCall), null, Budget.parse("total.minReuse=0.9"), Severity.HIGH);

        assertThat(verdict.explain(verdict.failures().get(0)).next())
                .contains("com.shop.Stock.perCall")
                .doesNotContain("com.shop.PriceClient.fetch");
    }

    @Test
    void ofVeryManyNamesThreeAndCountsTheRest() throws InvalidBudgetException {
        var sites = IntStream.range(0, 5)
                .mapToObj(i -> SomeSite.of("com.shop.Client" + i + ".call").opened(10 - i))
                .toArray(SomeSite[]::new);
        var verdict = Gate.of(SomeReport.of(sites), null, Budget.parse("total.opensPerMinute=1"), Severity.HIGH);

        assertThat(verdict.explain(verdict.failures().get(0)).next())
                .contains("Client0.call(Client0.java:42) with 10", "Client2", "with 8 and 2 more. Or")
                .doesNotContain("Client3");
    }

    @ParameterizedTest
    @CsvSource({
        "com.shop.PriceClient.fetsch, '; did you mean com.shop.PriceClient.fetch?'",
        "com.shop.PricesClient.fetch, '; did you mean com.shop.PriceClient.fetch?'",
        "com.shop.PriceClient.gone, ''",
        "com.shop.Orders.gone, ''"
    })
    void saysSoWhereThereIsNoSuchSite(String method, String hint) throws InvalidBudgetException {
        assertThat(verdict("site." + method + ".leaked=0").notes())
                .containsExactly(
                        "the report has no call site for site." + method + ".leaked, so the limit holds" + hint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                total.opensPerMinut=1              | unknown key 'total.opensPerMinut', did you mean total.opensPerMinute?
                opensPerMinute=1                   | did you mean total.opensPerMinute?
                site.com.shop.A.b.minReus=1        | did you mean site.<class>.<method>.minReuse?
                site.opensPerMinute=1              | unknown key 'site.opensPerMinute'
                site..opensPerMinute=1             | unknown key
                colour=red                         | accepted are total.activeClosesPerThousandRequests
                total.opensPerMinute=many          | 'many' is not a value for total.opensPerMinute, expected a number
                total.opensPerMinute=              | '' is not a value
                total.opensPerMinute=-1            | '-1' is not a value
                total.opensPerMinute=NaN           | 'NaN' is not a value
                total.opensPerMinute=1d            | '1d' is not a value
                total.minReuse=1.1                 | expected a share from 0 to 1
                total.leaked=1\\u12                | it is not a properties file
                total.leaked=1\\ntotal.leaked=2    | the key 'total.leaked' occurs twice
                """)
    void saysWhatIsWrongWithIt(String text, String reason) {
        assertThatThrownBy(() -> Budget.parse(text.replace("\\n", "\n")))
                .isInstanceOf(InvalidBudgetException.class)
                .message()
                .contains(reason)
                .doesNotContain("\n");
    }

    private static Check check(String line) throws InvalidBudgetException {
        var checks = verdict(line).checks().stream()
                .filter(Check.OfBudget.class::isInstance)
                .toList();
        assertThat(checks).hasSize(1);
        return checks.get(0);
    }

    private static Verdict verdict(String budget) throws InvalidBudgetException {
        return Gate.of(REPORT, null, Budget.parse(budget), Severity.HIGH);
    }
}
