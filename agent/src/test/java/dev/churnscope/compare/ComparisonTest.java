// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.churnscope.model.Finding;
import dev.churnscope.model.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final String FETCH = "com.shop.PriceClient.fetch";

    @Test
    void aRunOfOtherLengthAndLoadIsTheSameInProportion() {
        var change = only(
                SomeReport.of(site().opened(100).requests(1000)),
                SomeReport.of(600, List.of(), site().opened(4000).requests(40_000)));

        assertThat(change.trend()).isEqualTo(Trend.STEADY);
        assertThat(change.measure()).isEqualTo(Measure.REQUESTS);
        assertThat(change.headRate().perExposure()).isCloseTo(100, within(1e-9));
    }

    @Test
    void moreForEachRequestIsWorseAndLessIsBetter() {
        var few = SomeReport.of(site().opened(100).requests(1000));
        var many = SomeReport.of(600, List.of(), site().opened(2000).requests(10_000));

        assertThat(only(few, many).trend()).isEqualTo(Trend.WORSE);
        assertThat(only(many, few).trend()).isEqualTo(Trend.BETTER);
    }

    @Test
    void whatChanceExplainsIsNoise() {
        var change = only(
                SomeReport.of(site().opened(100).requests(1000)),
                SomeReport.of(site().opened(115).requests(1000)));

        assertThat(change.trend()).isEqualTo(Trend.STEADY);
        assertThat(change.pValue()).isBetween(0.01, 0.5);
    }

    /** A pool fills once, in a run of any length. */
    @Test
    void connectionsThatHadToBeOpenAtOnceAreNotHeldAgainstAShortRun() {
        var change = only(
                SomeReport.of(6000, List.of(), site().opened(4).peakOpen(4).requests(100_000)),
                SomeReport.of(site().opened(9).peakOpen(9).requests(100)));

        assertThat(change.trend()).isEqualTo(Trend.STEADY);
        assertThat(change.headRate().needed()).isEqualTo(9);
    }

    /** The clients' connections are all open at once, and none is ever reused. */
    @Test
    void clientsThatAreBuiltAndNeverClosedAreNoPool() {
        var change = only(
                SomeReport.of(site().opened(4).peakOpen(4).requests(1000)),
                SomeReport.of(site().opened(1000).peakOpen(1000).requests(1000)));

        assertThat(change.trend()).isEqualTo(Trend.WORSE);
        assertThat(change.headRate().needed()).isEqualTo(4);
    }

    /** The peers all connect at once, and disconnect before a second request. */
    @Test
    void howManyPeersComeAtOnceIsNotForTheServerToChoose() {
        var change = only(
                SomeReport.of(SomeSite.of("com.shop.App.start")
                        .ofServer()
                        .opened(3)
                        .peakOpen(3)
                        .requests(1000)),
                SomeReport.of(SomeSite.of("com.shop.App.start")
                        .ofServer()
                        .opened(15)
                        .peakOpen(15)
                        .requests(17)));

        assertThat(change.trend()).isEqualTo(Trend.STEADY);
        assertThat(change.headRate().needed()).isEqualTo(15);
    }

    @Test
    void aPoolFillsUpForAsManyAsTheProcessServesAtOnce() {
        var few = SomeReport.of(
                site().opened(3).peakOpen(3).requests(1000),
                SomeSite.of("com.shop.App.start")
                        .ofServer()
                        .opened(3)
                        .peakOpen(3)
                        .requests(1000));
        var many = SomeReport.of(
                site().opened(15).peakOpen(15).requests(17),
                SomeSite.of("com.shop.App.start")
                        .ofServer()
                        .opened(15)
                        .peakOpen(15)
                        .requests(17));

        assertThat(Comparison.of(few, many).sites())
                .extracting(SiteChange::trend)
                .containsOnly(Trend.STEADY);
    }

    /** The connections that once filled a pool do not justify those that are now opened repeatedly. */
    @Test
    void connectionsOfAPoolThatAreNotKeptAnyMoreAreWorse() {
        var kept = SomeReport.of(
                site().opened(20).peakOpen(20).requests(1000),
                SomeSite.of("com.shop.Feed.push").opened(20).peakOpen(20).open(20));
        var closed = SomeReport.of(
                site().opened(40).peakOpen(20).requests(1000),
                SomeSite.of("com.shop.Feed.push").opened(40).peakOpen(20));

        assertThat(Comparison.of(kept, closed).sites())
                .extracting(SiteChange::trend)
                .containsOnly(Trend.WORSE);
    }

    /** One peer came back for two hundred requests, the others never did. */
    @Test
    void aServerIsTheSameInALongerRunThoughItsPeersAreNotKept() {
        var server = SomeSite.of("com.shop.App.start");
        var change = only(
                SomeReport.of(server.ofServerWithOneRequestOn(100)
                        .opened(101)
                        .peakOpen(75)
                        .requests(300)),
                SomeReport.of(SomeSite.of("com.shop.App.start")
                        .ofServerWithOneRequestOn(200)
                        .opened(201)
                        .peakOpen(81)
                        .requests(600)));

        assertThat(change.trend()).isEqualTo(Trend.STEADY);
    }

    @Test
    void aClientForEachRequestIsTheSameInALongerRun() {
        var change = only(
                SomeReport.of(site().opened(200).peakOpen(76).requests(200)),
                SomeReport.of(site().opened(1000).peakOpen(76).requests(1000)));

        assertThat(change.trend()).isEqualTo(Trend.STEADY);
    }

    @Test
    void withoutRequestsItGoesByTheMinute() {
        var change = only(SomeReport.of(site().opened(100)), SomeReport.of(600, List.of(), site().opened(5000)));

        assertThat(change.measure()).isEqualTo(Measure.MINUTES);
        assertThat(change.baseRate().perExposure()).isEqualTo(100);
        assertThat(change.headRate().perExposure()).isEqualTo(500);
        assertThat(change.trend()).isEqualTo(Trend.WORSE);
    }

    /** Ten times the load in the same time is not worse code. */
    @Test
    void aSiteWithoutRequestsGrowsWithThoseOfTheProcess() {
        var database = SomeSite.of("com.shop.Orders.store").client("JDBC");
        var other = site();
        var base =
                SomeReport.of(database.opened(100), other.opened(4).peakOpen(4).requests(100));
        var head =
                SomeReport.of(database.opened(1000), other.opened(4).peakOpen(4).requests(1000));

        assertThat(Comparison.of(base, head).sites())
                .extracting(SiteChange::trend)
                .containsOnly(Trend.STEADY);
    }

    @Test
    void reportsThatHaveNothingInCommonAreNotCompared() {
        var change = only(SomeReport.of(0, List.of(), site().opened(1)), SomeReport.of(site().opened(1000)));

        assertThat(change.measure()).isNull();
        assertThat(change.trend()).isEqualTo(Trend.STEADY);
    }

    @Test
    void anotherLineIsTheSameSite() {
        var change = only(
                SomeReport.of(site().opened(9).requests(9)),
                SomeReport.of(site().line(99).opened(9).requests(9)));

        assertThat(change.presence()).isEqualTo(Presence.BOTH);
    }

    @Test
    void aRenamedMethodHasMoved() {
        assertMoved(SomeSite.of("com.shop.PriceClient.load"));
    }

    @Test
    void aMethodOfARenamedClassHasMoved() {
        assertMoved(SomeSite.of("com.shop.prices.PriceGateway.fetch"));
    }

    @Test
    void aMethodThatWasTakenOutOfAnotherHasMoved() {
        assertMoved(SomeSite.of("com.shop.Http.send").calledBy("com.shop.PriceClient.fetch(PriceClient.java:40)"));
    }

    @Test
    void aMethodThatNowUsesAnotherLibraryHasMoved() {
        assertMoved(SomeSite.of(FETCH).client("java.net.http"));
    }

    @Test
    void otherCodeThatGoesElsewhereIsNewAndWhatWasThereGone() {
        var other = SomeSite.of("com.shop.StockClient.units")
                .calledBy("com.shop.StockService.count(StockService.java:12)")
                .to("stock.internal");
        var comparison = Comparison.of(SomeReport.of(site().opened(9)), SomeReport.of(other.opened(9)));

        assertThat(comparison.sites()).extracting(SiteChange::presence).containsExactly(Presence.NEW, Presence.GONE);
    }

    @Test
    void eachOfSeveralRenamedMethodsIsFoundAgain() {
        var comparison = Comparison.of(
                SomeReport.of(
                        SomeSite.of("com.shop.A.one").opened(9).to("one").calledBy("com.shop.B.x(B.java:1)"),
                        SomeSite.of("com.shop.A.two").opened(9).to("two").calledBy("com.shop.B.y(B.java:1)")),
                SomeReport.of(
                        SomeSite.of("com.shop.A.second").opened(9).to("two").calledBy("com.shop.B.y(B.java:1)"),
                        SomeSite.of("com.shop.A.first").opened(9).to("one").calledBy("com.shop.B.x(B.java:1)")));

        assertThat(comparison.sites())
                .extracting(change -> change.base().callSite().method())
                .containsExactly("two", "one");
    }

    @Test
    void aNewSiteThatChurnsIsWorseAndOneThatUsesItsConnectionsAgainIsNot() {
        var before = site().opened(4).peakOpen(4).requests(1000);
        var head = SomeReport.of(
                before,
                SomeSite.of("com.shop.Stock.churny").client("Jetty").opened(500).requests(500),
                SomeSite.of("com.shop.Stock.pooled")
                        .client("Vert.x")
                        .opened(4)
                        .peakOpen(4)
                        .requests(500));

        assertThat(Comparison.of(SomeReport.of(before), head).sites())
                .extracting(SiteChange::trend)
                .containsExactly(Trend.STEADY, Trend.WORSE, Trend.STEADY);
    }

    /** A hundred comparisons of a hundred sites are ten thousand tests; about one false report is allowed. */
    @Test
    void manySitesAtOnceDoNotMakeNoiseSignificant() {
        var random = new SplittableRandom(7);
        int wrong = 0;
        for (int run = 0; run < 100; run++) {
            var base = new ArrayList<SomeSite>();
            var head = new ArrayList<SomeSite>();
            for (int i = 0; i < 100; i++) {
                base.add(SomeSite.of("com.shop.Site" + i + ".call")
                        .peakOpen(0)
                        .opened(binomial(random))
                        .requests(1000));
                head.add(SomeSite.of("com.shop.Site" + i + ".call")
                        .peakOpen(0)
                        .opened(binomial(random))
                        .requests(1000));
            }
            boolean isWrong = Comparison.of(
                            SomeReport.of(base.toArray(SomeSite[]::new)), SomeReport.of(head.toArray(SomeSite[]::new)))
                    .sites()
                    .stream()
                    .anyMatch(change -> change.trend() == Trend.WORSE);
            wrong += isWrong ? 1 : 0;
        }
        assertThat(wrong).isLessThanOrEqualTo(3);
    }

    private static int binomial(SplittableRandom random) {
        int count = 0;
        for (int i = 0; i < 1000; i++) {
            count += random.nextDouble() < 0.1 ? 1 : 0;
        }
        return count;
    }

    @Test
    void aFindingIsTheSameAtAnotherLineAndUnderAnotherName() {
        var renamed = SomeSite.of("com.shop.PriceClient.load").opened(9);
        var base = withFinding(site().opened(9), SomeReport.finding("client-per-request", "high", site()));
        var head = withFinding(renamed, SomeReport.finding("client-per-request", "medium", renamed));

        assertThat(Comparison.of(base, head).findings()).singleElement().satisfies(change -> {
            assertThat(change.presence()).isEqualTo(Presence.BOTH);
            assertThat(change.before().severity()).isEqualTo("high");
        });
    }

    @Test
    void anotherRuleAtTheSameSiteIsNewAndTheOldOneGone() {
        var base = withFinding(site().opened(9), SomeReport.finding("client-per-request", "high", site()));
        var head = withFinding(site().opened(9), SomeReport.finding("pool-too-small", "high", site()));

        assertThat(Comparison.of(base, head).findings())
                .extracting(FindingChange::presence)
                .containsExactly(Presence.NEW, Presence.GONE);
    }

    @Test
    void aSecondMistakeInTheSameMethodIsNew() {
        var finding = SomeReport.finding("client-per-request", "high", site());
        var base = withFinding(site().opened(9), finding);
        var head = SomeReport.of(60, List.of(finding, finding), site().opened(9));

        assertThat(Comparison.of(base, head).findings())
                .extracting(FindingChange::presence)
                .containsExactly(Presence.BOTH, Presence.NEW);
    }

    /** The loop is the first method of its thread, and tests listen on any free port. */
    @Test
    void aLoopThatAcceptsIsTheSameUnderAnotherName() {
        assertMoved(
                SomeSite.of("com.shop.Feed.run").ofServer().calledBy().port(40_001),
                SomeSite.of("com.shop.Feed.acceptAll").ofServer().calledBy().port(40_002));
    }

    @Test
    void aClassIsTheSameUnderAnotherNameWithItsOwnMethodsThatCall() {
        String[] callers = {"com.shop.Orders.place(Orders.java:9)", "com.shop.App.serve(App.java:3)"};
        assertMoved(
                SomeSite.of("com.shop.LineClient.borrow")
                        .calledBy("com.shop.LineClient.count(LineClient.java:20)", callers[0], callers[1])
                        .port(40_001),
                SomeSite.of("com.shop.LineGateway.borrow")
                        .calledBy("com.shop.LineGateway.count(LineGateway.java:20)", callers[0], callers[1])
                        .port(40_002));
    }

    @Test
    void anApplicationIsTheSameInAnotherPackage() {
        assertMoved(
                SomeSite.of("com.shop.PriceClient.fetch")
                        .calledBy("com.shop.Orders.place(Orders.java:9)")
                        .to("a"),
                SomeSite.of("org.market.PriceClient.fetch")
                        .calledBy("org.market.Orders.place(Orders.java:9)")
                        .to("b"));
    }

    /** Both have the same callers and the same destination. */
    @Test
    void ofTwoThatWereRenamedEachIsTheOneWhoseNameIsNearer() {
        var base = SomeReport.of(
                SomeSite.of("com.shop.AsyncClient.send").opened(100).requests(1000),
                SomeSite.of("com.shop.PriceClient.ask").opened(10).requests(1000));
        var head = SomeReport.of(
                SomeSite.of("com.shop.PriceGateway.request").opened(100).requests(1000),
                SomeSite.of("com.shop.AsyncGateway.offer").opened(10).requests(1000));

        assertThat(Comparison.of(base, head).sites())
                .extracting(change -> change.base().callSite().className())
                .containsExactly("com.shop.PriceClient", "com.shop.AsyncClient");
    }

    private static void assertMoved(SomeSite before, SomeSite now) {
        var change = only(
                SomeReport.of(before.opened(100).requests(1000)),
                SomeReport.of(now.opened(103).requests(1000)));
        assertThat(change.presence()).isEqualTo(Presence.MOVED);
        assertThat(change.trend()).isEqualTo(Trend.STEADY);
    }

    private static void assertMoved(SomeSite now) {
        assertMoved(site(), now);
    }

    private static Report withFinding(SomeSite site, Finding finding) {
        return SomeReport.of(60, List.of(finding), site);
    }

    private static SomeSite site() {
        return SomeSite.of(FETCH);
    }

    private static SiteChange only(Report base, Report head) {
        var sites = Comparison.of(base, head).sites();
        assertThat(sites).hasSize(1);
        return sites.get(0);
    }
}
