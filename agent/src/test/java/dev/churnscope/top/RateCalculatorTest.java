// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import static dev.churnscope.activity.SomeSample.site;
import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.activity.SomeSample;
import org.junit.jupiter.api.Test;

final class RateCalculatorTest {

    private final RateCalculator history = new RateCalculator();

    @Test
    void theFirstSampleHasNoRates() {
        var view = history.add(
                SomeSample.at(10).with(site("PriceClient.fetch", 100, 90, 0)).sample());
        assertThat(view.rates()).isNull();
        assertThat(view.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.rates()).isNull());
    }

    @Test
    void ratesAreDifferencesOverTheTimeBetween() {
        history.add(
                SomeSample.at(10).with(site("PriceClient.fetch", 100, 90, 4)).sample());
        var view = history.add(
                SomeSample.at(12.5).with(site("PriceClient.fetch", 150, 130, 9)).sample());
        var expected = new Rates(20, 0, 16, 2, 0, 0);
        assertThat(view.rates()).isEqualTo(expected);
        assertThat(view.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.rates()).isEqualTo(expected));
    }

    @Test
    void aNewSiteStartsAtZero() {
        history.add(
                SomeSample.at(10).with(site("PriceClient.fetch", 100, 90, 0)).sample());
        var view = history.add(SomeSample.at(12)
                .with(site("PriceClient.fetch", 100, 90, 0))
                .with(site("StockClient.count", 8, 0, 0))
                .sample());
        assertThat(view.rows().get(1).rates().opens()).isEqualTo(4);
    }

    @Test
    void ifSitesWereOmittedANewOneHasNoRates() {
        history.add(SomeSample.at(10)
                .with(site("PriceClient.fetch", 100, 90, 0))
                .leftOut(1)
                .sample());
        var view = history.add(SomeSample.at(12)
                .with(site("StockClient.count", 8, 0, 0))
                .leftOut(1)
                .sample());
        assertThat(view.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.rates()).isNull());
    }

    @Test
    void aSiteThatComesBackHasTheRateOfTheWholeTime() {
        history.add(SomeSample.at(10).with(site("PriceClient.fetch", 100, 0, 0)).sample());
        history.add(SomeSample.at(11).leftOut(1).sample());
        var view = history.add(
                SomeSample.at(14).with(site("PriceClient.fetch", 120, 0, 0)).sample());
        assertThat(view.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.rates().opens()).isEqualTo(5));
    }

    @Test
    void aResetCounterGivesNoNegativeRate() {
        history.add(
                SomeSample.at(10).with(site("PriceClient.fetch", 100, 90, 0)).sample());
        var view = history.add(
                SomeSample.at(11).with(site("PriceClient.fetch", 7, 3, 0)).sample());
        assertThat(view.rates()).isEqualTo(new Rates(7, 0, 3, 0, 0, 0));
    }

    @Test
    void aRepeatedSampleChangesNothing() {
        history.add(
                SomeSample.at(10).with(site("PriceClient.fetch", 100, 90, 0)).sample());
        var sample =
                SomeSample.at(11).with(site("PriceClient.fetch", 110, 90, 0)).sample();
        assertThat(history.add(sample)).isSameAs(history.add(sample));
    }
}
