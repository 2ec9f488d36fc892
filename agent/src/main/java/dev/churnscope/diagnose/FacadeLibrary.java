// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A library that the application calls and that sends its requests through another library. A site's label is the library that
 * opens its connections, while advice has to be about the library that the code calls.
 *
 * @param classes the prefix of its classes' names
 * @param name its name on the rule pages
 * @param bundlesTransport whether it bundles and configures its transport; if not, the application chose the transport, and
 *     advice may name it
 */
record FacadeLibrary(String classes, String name, boolean bundlesTransport) {

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

    /** Returns the names under which to look up advice for a site, the most specific first. */
    static List<String> namesFor(Site site) {
        if (site.role() == Role.SERVER) {
            return ServerLibrary.namesFor(site);
        }
        var facade = calledAt(site);
        if (facade == null) {
            return List.of(site.client());
        }
        return facade.bundlesTransport ? List.of(facade.name) : List.of(facade.name, site.client());
    }

    /** Returns the facade that a site's line calls; if facades call each other, the outermost. */
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

    /** Whether a frame is that of a call site. */
    static boolean isAt(String frame, CallSite callSite) {
        return isOf(frame, callSite.className() + '.') && frame.endsWith(":" + callSite.line() + ')');
    }

    /** Whether a frame's class has the prefix. Its name may follow those of its class loader and module. */
    static boolean isOf(String frame, String classes) {
        int start = frame.indexOf(classes);
        return start == 0 || start > 0 && frame.charAt(start - 1) == '/';
    }
}
