// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A library that an application calls, and that has another carry its requests. A site is labelled by what opens its
 * connections; what its code has to be told is a call of the library that it knows.
 *
 * @param classes what the names of its classes begin with
 * @param name as pages of rules call it
 * @param hidesCarrier whether it brings and configures what carries its requests; else the application chooses that, and may
 *     be advised by its name
 */
record FacadeLibrary(String classes, String name, boolean hidesCarrier) {

    static final List<FacadeLibrary> ALL = List.of(
            new FacadeLibrary("software.amazon.awssdk.", "AWS SDK", true),
            new FacadeLibrary("com.amazonaws.", "AWS SDK 1", true),
            new FacadeLibrary("io.micronaut.http.client.", "Micronaut", true),
            new FacadeLibrary("io.helidon.webclient.", "Helidon", true),
            new FacadeLibrary("org.springframework.web.client.RestTemplate", "RestTemplate", false),
            new FacadeLibrary("org.springframework.web.client.DefaultRestClient", "RestClient", false),
            new FacadeLibrary("org.springframework.web.reactive.function.client.", "WebClient", false),
            new FacadeLibrary("org.glassfish.jersey.client.", "Jersey", false),
            new FacadeLibrary("org.elasticsearch.client.", "Elasticsearch", false),
            new FacadeLibrary("co.elastic.clients.", "Elasticsearch", false),
            new FacadeLibrary("feign.", "Feign", false),
            new FacadeLibrary("retrofit2.", "Retrofit", false));

    /** Returns the names by which to look for advice on a site, the fittest first. */
    static List<String> namesFor(Site site) {
        var front = site.role() == Role.CLIENT ? calledAt(site) : null;
        if (front == null) {
            return List.of(site.client());
        }
        return front.hidesCarrier ? List.of(front.name) : List.of(front.name, site.client());
    }

    /** Returns the one that a site's line calls: of several on top of one another, the outermost. */
    private static @Nullable FacadeLibrary calledAt(Site site) {
        FacadeLibrary called = null;
        for (String frame : site.stack()) {
            if (isAt(frame, site.callSite())) {
                return called;
            }
            for (var library : ALL) {
                called = isOf(frame, library.classes) ? library : called;
            }
        }
        return called;
    }

    private static boolean isAt(String frame, CallSite callSite) {
        return isOf(frame, callSite.className() + '.') && frame.endsWith(":" + callSite.line() + ')');
    }

    /** The name of a class may stand behind that of its loader and its module. */
    private static boolean isOf(String frame, String classes) {
        int start = frame.indexOf(classes);
        return start == 0 || start > 0 && frame.charAt(start - 1) == '/';
    }
}
