// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.http.Origin;
import feign.Feign;
import feign.RequestLine;
import feign.okhttp.OkHttpClient;
import java.net.URI;

/** Feign over OkHttp. */
public final class FeignOverOkHttp {

    /** Public: its proxy is of a module of the JDK's. */
    public interface Shop {
        @RequestLine("GET /")
        String get(URI url);
    }

    private static final OkHttpClient CLIENT = new OkHttpClient();

    private FeignOverOkHttp() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Origin.of(arguments),
                FeignOverOkHttp::sharedFirst,
                FeignOverOkHttp::sharedSecond,
                FeignOverOkHttp::perRequest);
    }

    private static void sharedFirst(Origin origin) {
        for (int i = 0; i < 5; i++) {
            shop(CLIENT, origin).get(URI.create(origin.url("sharedFirst"))); // sharedFirst
        }
    }

    private static void sharedSecond(Origin origin) {
        for (int i = 0; i < 5; i++) {
            shop(CLIENT, origin).get(URI.create(origin.url("sharedSecond"))); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) {
        for (int i = 0; i < 4; i++) {
            shop(new OkHttpClient(), origin).get(URI.create(origin.url("perRequest"))); // perRequest
        }
    }

    private static Shop shop(OkHttpClient client, Origin origin) {
        return Feign.builder().client(client).target(Shop.class, origin.base());
    }
}
