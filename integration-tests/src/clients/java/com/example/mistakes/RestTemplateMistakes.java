// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.Burst;
import com.example.WrongOrRight;
import com.example.http.Origin;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;
import org.springframework.http.RequestEntity;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestTemplate;

/** What goes wrong with Spring's {@code RestTemplate}, whichever client carries its requests. */
final class RestTemplateMistakes {

    private static final int UNITS = 24;
    private static final int STALE_BURST = 8;
    private static final int BURST = 16;

    private RestTemplateMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(RestTemplateMistakes.class, arguments);
    }

    static void factoryPerRequest(Origin origin) {
        for (int i = 0; i < UNITS; i++) {
            var factory = new HttpComponentsClientHttpRequestFactory(); // factoryPerRequest
            get(new RestTemplate(factory), origin.url("factoryPerRequest"));
        }
    }

    static void factoryPerRequestRight(Origin origin) {
        var factory = new HttpComponentsClientHttpRequestFactory();
        for (int i = 0; i < UNITS; i++) {
            get(new RestTemplate(factory), origin.url("factoryPerRequest"));
        }
    }

    static void jdkFactoryPerRequest(Origin origin) {
        for (int i = 0; i < UNITS; i++) {
            var factory = new JdkClientHttpRequestFactory(); // jdkFactoryPerRequest
            get(new RestTemplate(factory), origin.url("jdkFactoryPerRequest"));
        }
    }

    static void jdkFactoryPerRequestRight(Origin origin) {
        var factory = new JdkClientHttpRequestFactory();
        for (int i = 0; i < UNITS; i++) {
            get(new RestTemplate(factory), origin.url("jdkFactoryPerRequest"));
        }
    }

    /** The simple factory's, which is the default, keeps five. */
    static void poolTooSmall(Origin origin) throws Exception {
        var template = new RestTemplate();
        for (int i = 0; i < 3; i++) {
            Burst.of(BURST, () -> {
                template.getForObject(origin.url("poolTooSmall?delayMillis=200"), String.class); // poolTooSmall
                return null;
            });
        }
    }

    static void poolTooSmallRight(Origin origin) throws Exception {
        var template = new RestTemplate(new JdkClientHttpRequestFactory());
        for (int i = 0; i < 3; i++) {
            Burst.of(BURST, () -> {
                get(template, origin.url("poolTooSmall?delayMillis=200"));
                return null;
            });
        }
    }

    static void asksToClose(Origin origin) {
        var template = new RestTemplate(new HttpComponentsClientHttpRequestFactory());
        var request = RequestEntity.get(origin.url("asksToClose"))
                .header("Connection", "close")
                .build();
        for (int i = 0; i < UNITS; i++) {
            template.exchange(request, String.class); // asksToClose
        }
    }

    static void asksToCloseRight(Origin origin) {
        var template = new RestTemplate(new HttpComponentsClientHttpRequestFactory());
        for (int i = 0; i < UNITS; i++) {
            get(template, origin.url("asksToClose"));
        }
    }

    static void closesIdle(Origin origin) {
        var pool = new PoolingHttpClientConnectionManager();
        var template = over(pool);
        for (int i = 0; i < UNITS; i++) {
            get(template, origin.url("closesIdle"));
            pool.closeIdle(TimeValue.ZERO_MILLISECONDS); // closesIdle
        }
    }

    static void closesIdleRight(Origin origin) {
        var template = over(new PoolingHttpClientConnectionManager());
        for (int i = 0; i < UNITS; i++) {
            get(template, origin.url("closesIdle"));
        }
    }

    static void stale(Origin origin) throws Exception {
        var pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(STALE_BURST)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(100))
                        .build())
                .build(); // stale
        var template = over(pool);
        for (int i = 0; i < UNITS / STALE_BURST + 1; i++) {
            burst(template, origin.impatientUrl("stale?delayMillis=200"));
            origin.awaitServerClosedIdle();
        }
    }

    static void staleRight(Origin origin) throws Exception {
        var template = over(PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(STALE_BURST)
                .build());
        for (int i = 0; i < UNITS / STALE_BURST + 1; i++) {
            burst(template, origin.url("stale?delayMillis=200"));
        }
    }

    static void serverCloses(Origin origin) {
        var template = new RestTemplate(new HttpComponentsClientHttpRequestFactory());
        for (int i = 0; i < UNITS; i++) {
            template.getForObject(origin.url("serverCloses?close=1"), String.class); // serverCloses
        }
    }

    static void serverClosesRight(Origin origin) {
        var template = new RestTemplate(new HttpComponentsClientHttpRequestFactory());
        for (int i = 0; i < UNITS; i++) {
            get(template, origin.url("serverCloses"));
        }
    }

    static void nobodyListens(Origin origin) throws InterruptedException {
        var template = new RestTemplate(new HttpComponentsClientHttpRequestFactory());
        for (int i = 0; i < 10 * UNITS; i++) {
            try {
                template.getForObject("http://127.0.0.1:1/", String.class); // nobodyListens
            } catch (ResourceAccessException e) {
                Thread.sleep(10);
            }
        }
    }

    static void nobodyListensRight(Origin origin) throws InterruptedException {
        var template = new RestTemplate(new HttpComponentsClientHttpRequestFactory());
        for (int seconds = 1; seconds < 4; seconds *= 2) {
            try {
                get(template, "http://127.0.0.1:1/");
            } catch (ResourceAccessException e) {
                Thread.sleep(1000L * seconds);
            }
        }
    }

    private static RestTemplate over(HttpClientConnectionManager pool) {
        var client = HttpClients.custom().setConnectionManager(pool).build();
        return new RestTemplate(new HttpComponentsClientHttpRequestFactory(client));
    }

    private static void burst(RestTemplate template, String url) throws Exception {
        Burst.of(STALE_BURST, () -> {
            get(template, url);
            return null;
        });
    }

    private static void get(RestTemplate template, String url) {
        template.getForObject(url, String.class);
    }
}
