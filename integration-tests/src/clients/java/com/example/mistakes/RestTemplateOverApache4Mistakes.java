// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.http.Origin;
import java.util.concurrent.TimeUnit;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.springframework.http.RequestEntity;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

/** What goes wrong with Spring's {@code RestTemplate} over Apache HttpClient 4, as up to Spring 5.3. */
final class RestTemplateOverApache4Mistakes {

    private static final int UNITS = 24;

    private RestTemplateOverApache4Mistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.run(RestTemplateOverApache4Mistakes.class, arguments);
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
            pool.closeIdleConnections(0, TimeUnit.MILLISECONDS); // closesIdle
        }
    }

    static void closesIdleRight(Origin origin) {
        var template = over(new PoolingHttpClientConnectionManager());
        for (int i = 0; i < UNITS; i++) {
            get(template, origin.url("closesIdle"));
        }
    }

    private static RestTemplate over(PoolingHttpClientConnectionManager pool) {
        var client = HttpClients.custom().setConnectionManager(pool).build();
        return new RestTemplate(new HttpComponentsClientHttpRequestFactory(client));
    }

    private static void get(RestTemplate template, String url) {
        template.getForObject(url, String.class);
    }
}
