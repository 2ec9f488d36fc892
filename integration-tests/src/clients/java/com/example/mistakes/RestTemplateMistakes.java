// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.Burst;
import com.example.WrongOrRight;
import com.example.http.Origin;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestTemplate;

/** What goes wrong with Spring's {@code RestTemplate}, whichever client carries its requests. */
final class RestTemplateMistakes {

    private static final int UNITS = 24;
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

    private static void get(RestTemplate template, String url) {
        template.getForObject(url, String.class);
    }
}
