// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CallSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CallSiteTextTest {

    private static final CallSite FETCH = new CallSite("com.shop.prices.PriceClient", "fetch", "PriceClient.java", 42);

    @ParameterizedTest
    @CsvSource({
        "60, com.shop.prices.PriceClient.fetch(PriceClient.java:42)",
        "54, com.shop.prices.PriceClient.fetch(PriceClient.java:42)",
        "53, c.shop.prices.PriceClient.fetch(PriceClient.java:42)",
        "51, c.s.prices.PriceClient.fetch(PriceClient.java:42)",
        "48, c.s.p.PriceClient.fetch(PriceClient.java:42)",
        "43, PriceClient.fetch(PriceClient.java:42)",
        "37, PriceCl..t.fetch(PriceClient.java:42)",
        "25, P..h(PriceClient.java:42)",
        "21, (PriceClient.java:42)",
        "20, (PriceCli...java:42)",
    })
    void packagesGiveWayThenNamesAndTheLinkLast(int columns, String expected) {
        assertThat(CallSiteText.of(FETCH, columns, Lettering.ASCII))
                .isEqualTo(expected)
                .hasSizeLessThanOrEqualTo(columns);
    }

    @Test
    void aPlaceThatIsNoLineOfCodeIsNamedAsItIs() {
        assertThat(CallSiteText.of(new CallSite("(more call sites)", "(overflow)", null, null), 80, Lettering.ASCII))
                .isEqualTo("(more call sites)");
    }

    @Test
    void aClassFileWithoutLinesIsSaidToHaveNone() {
        assertThat(CallSiteText.of(new CallSite("A", "b", null, null), 80, Lettering.ASCII))
                .isEqualTo("A.b(Unknown Source)");
        assertThat(CallSiteText.of(new CallSite("A", "b", "A.java", null), 80, Lettering.ASCII))
                .isEqualTo("A.b(A.java)");
    }
}
