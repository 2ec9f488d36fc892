// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.http.Origin;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestTemplate;

/** Spring's {@code RestTemplate} over the client whose request factory the property {@code factory} names. */
public final class RestTemplateProgram {

    private static final RestTemplate SHARED = new RestTemplate(factory());

    private RestTemplateProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Origin.of(arguments),
                RestTemplateProgram::sharedFirst,
                RestTemplateProgram::sharedSecond,
                RestTemplateProgram::perRequest,
                RestTemplateProgram::intercepted,
                RestTemplateProgram::aroundInterceptor,
                RestTemplateProgram::posted,
                RestTemplateProgram::undelivered,
                RestTemplateProgram::failed,
                RestTemplateProgram::serverCloses);
    }

    private static void sharedFirst(Origin origin) {
        for (int i = 0; i < 5; i++) {
            SHARED.getForObject(url(origin, "sharedFirst"), String.class); // sharedFirst
        }
    }

    private static void sharedSecond(Origin origin) {
        for (int i = 0; i < 5; i++) {
            SHARED.getForObject(url(origin, "sharedSecond"), String.class); // sharedSecond
        }
    }

    private static void perRequest(Origin origin) {
        for (int i = 0; i < 4; i++) {
            new RestTemplate(factory()).getForObject(url(origin, "perRequest"), String.class); // perRequest
        }
    }

    /** The application's code is in the middle of the call, twice. */
    private static void intercepted(Origin origin) {
        var template = new RestTemplate(factory());
        template.setInterceptors(List.of(
                (request, body, execution) -> execution.execute(request, body),
                (request, body, execution) -> execution.execute(request, body)));
        for (int i = 0; i < 4; i++) {
            template.getForObject(url(origin, "intercepted?close=1"), String.class); // intercepted
        }
    }

    /** An interceptor makes a call of its own, as one does that fetches a token. */
    private static void aroundInterceptor(Origin origin) {
        var tokens = new RestTemplate(factory());
        tokens.setInterceptors(List.of((request, body, execution) -> execution.execute(request, body)));
        var template = new RestTemplate(factory());
        template.setInterceptors(List.of((request, body, execution) -> {
            fromInterceptor(tokens, origin);
            return execution.execute(request, body);
        }));
        template.getForObject(url(origin, "aroundInterceptor?close=1"), String.class); // aroundInterceptor
    }

    private static void fromInterceptor(RestTemplate tokens, Origin origin) {
        tokens.getForObject(url(origin, "fromInterceptor?close=1"), String.class); // fromInterceptor
    }

    private static void posted(Origin origin) {
        var template = new RestTemplate(factory());
        for (int i = 0; i < 4; i++) {
            template.postForObject(url(origin, "posted?close=1"), "x".repeat(100_000), String.class); // posted
        }
    }

    /** The body is of no interest to the application; Spring reads it to its end. */
    private static void undelivered(Origin origin) {
        var template = new RestTemplate(factory());
        for (int i = 0; i < 4; i++) {
            var url = url(origin, "undelivered?bytes=100000");
            template.execute(url, HttpMethod.GET, null, response -> null); // undelivered
        }
    }

    private static void failed(Origin origin) {
        var template = new RestTemplate(factory());
        for (int i = 0; i < 4; i++) {
            try {
                template.getForObject(url(origin, "failed?status=500"), String.class); // failed
            } catch (HttpServerErrorException e) {
                continue;
            }
            throw new IllegalStateException("no error");
        }
    }

    private static void serverCloses(Origin origin) {
        var template = new RestTemplate(factory());
        for (int i = 0; i < 4; i++) {
            template.getForObject(url(origin, "serverCloses?close=1"), String.class); // serverCloses
        }
    }

    private static URI url(Origin origin, String scenario) {
        return URI.create(origin.url(scenario));
    }

    /** No version has them all. */
    private static ClientHttpRequestFactory factory() {
        String name = System.getProperty("factory");
        try {
            return (ClientHttpRequestFactory) Class.forName("org.springframework.http.client." + name)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
