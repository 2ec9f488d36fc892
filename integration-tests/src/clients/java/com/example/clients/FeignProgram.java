// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.http.Origin;
import feign.Feign;
import feign.RequestLine;
import java.net.URI;

/** Feign: an interface behind a proxy, over its default client, which is {@code HttpURLConnection}. */
public final class FeignProgram {

    /** Not public, so that its proxy is of this package. */
    interface Shop {
        @RequestLine("GET /")
        String get(URI url);
    }

    private FeignProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Origin.of(arguments),
                FeignProgram::sharedFirst,
                FeignProgram::sharedSecond,
                FeignProgram::serverCloses);
    }

    private static void sharedFirst(Origin origin) {
        var shop = shop(origin);
        for (int i = 0; i < 5; i++) {
            shop.get(url(origin, "sharedFirst")); // sharedFirst
        }
    }

    private static void sharedSecond(Origin origin) {
        var shop = shop(origin);
        for (int i = 0; i < 5; i++) {
            shop.get(url(origin, "sharedSecond")); // sharedSecond
        }
    }

    private static void serverCloses(Origin origin) {
        var shop = shop(origin);
        for (int i = 0; i < 4; i++) {
            shop.get(url(origin, "serverCloses?close=1")); // serverCloses
        }
    }

    private static URI url(Origin origin, String scenario) {
        return URI.create(origin.url(scenario));
    }

    private static Shop shop(Origin origin) {
        return Feign.builder().target(Shop.class, origin.base());
    }
}
