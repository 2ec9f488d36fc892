// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import dev.churnscope.text.Lettering;
import dev.churnscope.text.Numbers;

/** Describes where connections of a site went to or came from. */
final class Destinations {

    /** A name in the DNS may be 253 characters long. */
    private static final int MAX_COLUMNS_OF_HOST = 60;

    private Destinations() {}

    /**
     * Returns {@code -> prices.internal:8080} for a client, {@code on port 8443} for a server; names the first if there are
     * several.
     */
    static String summary(Site site, Lettering lettering) {
        var first = site.destinations().get(0);
        int others = site.destinations().size() - 1;
        if (site.role() == Role.SERVER) {
            boolean onePort = site.destinations().stream()
                    .allMatch(destination -> destination.port() == first.port() || destination.isOthers());
            return onePort ? "on port " + first.port() : "on several ports";
        }
        String more = others == 0 ? "" : " and " + Numbers.of(others, "other", "others");
        return lettering.arrow() + " " + endpoint(first.host(), first.port(), lettering) + more;
    }

    /** Returns {@code prices.internal:8443 (10.0.4.17), TLS} for a client, {@code 10.0.3.2 on port 8443} for a server. */
    static String inFull(Role role, Site.Destination destination, Lettering lettering) {
        if (destination.isOthers()) {
            return "all others";
        }
        String tls = destination.tls() ? ", TLS" : "";
        if (role == Role.SERVER) {
            return host(destination.host(), lettering) + " on port " + destination.port() + tls;
        }
        String endpoint = endpoint(destination.host(), destination.port(), lettering);
        return destination.address() == null || destination.address().equals(destination.host())
                ? endpoint + tls
                : endpoint + " (" + host(destination.address(), lettering) + ")" + tls;
    }

    static String endpoint(String host, int port, Lettering lettering) {
        String name = host(host, lettering);
        return (name.indexOf(':') < 0 ? name : "[" + name + "]") + ":" + port;
    }

    private static String host(String host, Lettering lettering) {
        return lettering.cutMiddle(lettering.printable(host), MAX_COLUMNS_OF_HOST);
    }
}
