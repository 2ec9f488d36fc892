// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The call site is line 42 of {@code com.shop.Prices}. */
class FacadeLibraryTest {

    private static final String TRANSPORT = "okhttp3.internal.connection.RealCall.execute(RealCall.kt:154)";
    private static final String SITE = "com.shop.Prices.fetch(Prices.java:42)";
    private static final String FEIGN = "feign.SynchronousMethodHandler.invoke(SynchronousMethodHandler.java:54)";

    @Test
    void whatTheLineCallsGoesBeforeWhatCarries() {
        assertThat(names(TRANSPORT, FEIGN, SITE)).containsExactly("Feign", "OkHttp");
    }

    @Test
    void aLibraryThatBringsItsCarrierIsTheOnlyOneToSpeakOf() {
        assertThat(names(
                        TRANSPORT,
                        "io.helidon.webclient.api.HttpClientRequest.request(HttpClientRequest.java:9)",
                        SITE))
                .containsExactly("Helidon");
    }

    @Test
    void ofSeveralTheOutermostIsTheOneThatTheLineCalls() {
        String template = "org.springframework.web.client.RestTemplate.execute(RestTemplate.java:700)";

        assertThat(names(TRANSPORT, template, FEIGN, SITE)).containsExactly("Feign", "OkHttp");
    }

    @Test
    void whatCallsTheLineIsNoneOfItsBusiness() {
        assertThat(names(TRANSPORT, SITE, FEIGN)).containsExactly("OkHttp");
    }

    @Test
    void codeOfTheSameClassInTheMiddleOfACallDoesNotEndIt() {
        String interceptor = "com.shop.Prices.intercept(Prices.java:60)";

        assertThat(names(TRANSPORT, interceptor, FEIGN, SITE)).containsExactly("Feign", "OkHttp");
    }

    @Test
    void aClassMayStandBehindItsLoaderAndItsModule() {
        assertThat(names(TRANSPORT, "app//" + FEIGN, "app//" + SITE)).containsExactly("Feign", "OkHttp");
        assertThat(names(TRANSPORT, "app/feign.core@13.12/" + FEIGN, "app//" + SITE))
                .containsExactly("Feign", "OkHttp");
        assertThat(names(TRANSPORT, "com.shop." + FEIGN, SITE)).containsExactly("OkHttp");
    }

    private static List<String> names(String... stack) {
        return FacadeLibrary.namesFor(new SiteBuilder("fetch").stack(stack).build());
    }
}
