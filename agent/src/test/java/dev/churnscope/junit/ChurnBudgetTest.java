// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the messages for tests that exceed their budget. */
class ChurnBudgetTest {

    @AfterEach
    void detach() {
        FakeAgent.detach();
    }

    static class Opens {
        @Test
        @ChurnBudget(maxOpens = 2)
        void test() {}
    }

    static class ClosesFirst {
        @Test
        @ChurnBudget(maxActiveCloses = 0)
        void test() {}
    }

    static class Reuses {
        @Test
        @ChurnBudget(minReuse = 0.1)
        void test() {}
    }

    static class Leaks {
        @Test
        @ChurnBudget(maxLeaked = 0)
        void test() {
            leaks(3);
        }
    }

    static class OpensAndCloses {
        @Test
        @ChurnBudget(maxOpens = 2, maxActiveCloses = 0)
        void test() {}
    }

    static class FailsByItself {
        @Test
        @ChurnBudget(maxOpens = 0)
        void test() {
            throw new IllegalStateException("by itself");
        }
    }

    @Test
    void withinItsBudgetATestPasses() {
        FakeAgent.counts(CountedSite.fetch().opened(42, 2));

        assertThat(TestRun.of(Opens.class).all()).containsExactly("test(): SUCCESSFUL");
    }

    @Test
    void namesTheLineThatOpenedTooManyAndTheReason() {
        FakeAgent.counts(CountedSite.fetch().opened(42, 20).notReused(Map.of("disconnect-after-response", 19L)));

        assertThat(TestRun.of(Opens.class).message()).isEqualTo("""
                        churn budget exceeded: 20 connections opened, but maxOpens = 2
                            at com.shop.PriceClient.fetch(PriceClient.java:42): opened 20 by OkHttp to prices.example:443, \
                        19 of them for disconnect-after-response
                          why, and what to write instead: java -jar churnscope-agent.jar explain disconnect-after-response""");
    }

    @Test
    void onlyConnectionsOpenedDuringTheTestCount() {
        FakeAgent.countsInTurn(report -> List.of(
                CountedSite.fetch().opened(42, 100).opened(43, 7 + report * 2L),
                new CountedSite("rate").opened(9, 1 + report)));

        assertThat(TestRun.of(Opens.class).message()).isEqualTo("""
                churn budget exceeded: 3 connections opened, but maxOpens = 2
                    at com.shop.PriceClient.fetch(PriceClient.java:43): opened 2 by OkHttp to prices.example:443
                    at com.shop.PriceClient.rate(PriceClient.java:9): opened 1 by OkHttp to prices.example:443""");
    }

    @Test
    void acceptedConnectionsDoNotCount() {
        FakeAgent.counts(CountedSite.fetch().ofServer().opened(42, 20).closed(44, CloseKind.LOCAL_FIN, 20));

        assertThat(TestRun.of(OpensAndCloses.class).all()).containsExactly("test(): SUCCESSFUL");
    }

    @Test
    void namesTheWorstFiveLines() {
        FakeAgent.counts(CountedSite.fetch()
                .opened(1, 1)
                .opened(2, 2)
                .opened(3, 3)
                .opened(4, 4)
                .opened(5, 5)
                .opened(6, 6)
                .opened(7, 7));

        assertThat(TestRun.of(Opens.class).message()).isEqualTo("""
                churn budget exceeded: 28 connections opened, but maxOpens = 2
                    at com.shop.PriceClient.fetch(PriceClient.java:7): opened 7 by OkHttp to prices.example:443
                    at com.shop.PriceClient.fetch(PriceClient.java:6): opened 6 by OkHttp to prices.example:443
                    at com.shop.PriceClient.fetch(PriceClient.java:5): opened 5 by OkHttp to prices.example:443
                    at com.shop.PriceClient.fetch(PriceClient.java:4): opened 4 by OkHttp to prices.example:443
                    at com.shop.PriceClient.fetch(PriceClient.java:3): opened 3 by OkHttp to prices.example:443
                    and 2 more lines""");
    }

    @Test
    void namesTheLineThatClosedFirstAndTheOneThatOpened() {
        FakeAgent.counts(CountedSite.fetch()
                .opened(42, 9)
                .closed(47, CloseKind.LOCAL_FIN, 3)
                .closed(48, CloseKind.LOCAL_RESET, 4)
                .closed(49, CloseKind.REMOTE_FIN, 2));

        assertThat(TestRun.of(ClosesFirst.class).message()).isEqualTo("""
                        churn budget exceeded: 3 connections closed first, but maxActiveCloses = 0
                            at com.shop.PriceClient.fetch(PriceClient.java:47): closed 3 first, opened at \
                        com.shop.PriceClient.fetch(PriceClient.java:42)""");
    }

    @Test
    void closesByTheGarbageCollectorDoNotCount() {
        FakeAgent.counts(CountedSite.fetch().opened(42, 2).closed(47, CloseKind.LOCAL_FIN, CloseCause.GC, 2));

        assertThat(TestRun.of(ClosesFirst.class).all()).containsExactly("test(): SUCCESSFUL");
    }

    @Test
    void tooLittleReuseIsReportedWithNumbers() {
        FakeAgent.counts(CountedSite.fetch().opened(42, 10).requests(10), new CountedSite("store").opened(9, 5));

        assertThat(TestRun.of(Reuses.class).message()).isEqualTo("""
                churn budget exceeded: 10 connections opened for 10 HTTP requests, a reuse of 0.0, but minReuse = 0.1
                    at com.shop.PriceClient.fetch(PriceClient.java:42): opened 10 by OkHttp to prices.example:443""");
    }

    @Test
    void theMinimumReuseIsEnough() {
        FakeAgent.counts(CountedSite.fetch().opened(42, 9).requests(10));

        assertThat(TestRun.of(Reuses.class).all()).containsExactly("test(): SUCCESSFUL");
    }

    @Test
    void reuseThatCannotBeCheckedFails() {
        FakeAgent.counts(CountedSite.fetch().opened(42, 1));

        assertThat(TestRun.of(Reuses.class).message()).isEqualTo("""
                churn budget exceeded: no HTTP request sent, but minReuse = 0.1: there was no reuse to check
                    at com.shop.PriceClient.fetch(PriceClient.java:42): opened 1 by OkHttp to prices.example:443""");
    }

    @Test
    void namesTheLineThatLeaked() {
        leaks(1);

        assertThat(TestRun.of(Leaks.class).message()).isEqualTo("""
                        churn budget exceeded: 2 connections leaked, but maxLeaked = 0
                            at com.shop.PriceClient.rate(PriceClient.java:9): opened 2 by OkHttp to prices.example:443 \
                        that became unreachable without being closed
                          why, and what to write instead: java -jar churnscope-agent.jar explain connection-leak""");
    }

    private static void leaks(long number) {
        FakeAgent.countsInTurn(report -> List.of(
                CountedSite.fetch().opened(42, 5).leaked(1),
                new CountedSite("rate").opened(9, 2 + number).leaked(number)));
    }

    @Test
    void severalExcessesAreOneFailure() {
        FakeAgent.counts(CountedSite.fetch().opened(42, 3).closed(47, CloseKind.LOCAL_FIN, 1));

        assertThat(TestRun.of(OpensAndCloses.class).message()).isEqualTo("""
                        churn budget exceeded: 3 connections opened, but maxOpens = 2; 1 connection closed first, but \
                        maxActiveCloses = 0
                            at com.shop.PriceClient.fetch(PriceClient.java:42): opened 3 by OkHttp to prices.example:443
                            at com.shop.PriceClient.fetch(PriceClient.java:47): closed 1 first, opened at \
                        com.shop.PriceClient.fetch(PriceClient.java:42)""");
    }

    @Test
    void aTestThatFailsByItselfIsNotChecked() {
        FakeAgent.counts(CountedSite.fetch().opened(42, 20));

        assertThat(TestRun.of(FailsByItself.class).message()).isEqualTo("by itself");
    }
}
