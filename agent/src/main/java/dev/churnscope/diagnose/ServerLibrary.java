// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server that accepts connections for the application. A site's label is the JDK class by which the server does so, while
 * advice has to be about the settings of the server.
 *
 * @param classes the prefix of its classes' names
 * @param name its name on the rule pages
 */
record ServerLibrary(String classes, String name) {

    private static final List<ServerLibrary> ALL = List.of(
            new ServerLibrary("org.apache.tomcat.util.net.", "Tomcat"),
            new ServerLibrary("org.eclipse.jetty.server.", "Jetty server"),
            new ServerLibrary("io.undertow.", "Undertow"),
            new ServerLibrary("org.xnio.", "Undertow"),
            new ServerLibrary("sun.net.httpserver.", "JDK HttpServer"),
            new ServerLibrary("io.netty.", "Netty"));

    /**
     * Returns the names under which to look up advice for a site that accepts connections, the most specific first: the reason
     * for which the server most often closes first, the server, the site's label.
     */
    static List<String> namesFor(Site site) {
        var names = new ArrayList<String>();
        site.serverCloses().entrySet().stream()
                .filter(reason -> ServerClosesFirst.isOwn(reason.getKey()))
                .max(Map.Entry.comparingByValue())
                .ifPresent(reason -> names.add(reason.getKey()));
        var server = at(site);
        if (server != null) {
            names.add(server.name);
        }
        names.add(site.client());
        return names;
    }

    /** Returns the server that the site's line starts, or that accepts if there is no such line. */
    private static @Nullable ServerLibrary at(Site site) {
        for (String frame : site.stack()) {
            for (var library : ALL) {
                if (FacadeLibrary.isOf(frame, library.classes)) {
                    return library;
                }
            }
            if (FacadeLibrary.isAt(frame, site.callSite())) {
                return null;
            }
        }
        return null;
    }
}
