// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The host names accepted in requests to the endpoint.
 *
 * <p>A defence against DNS rebinding: a web page makes its own name resolve to 127.0.0.1, and so can read what the
 * browser's host serves as if it were same-origin. The browser then sends the page's name as {@code Host}, which is neither
 * an address nor {@code localhost}.
 */
final class AllowedHosts {

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+(%[^\\]]*)?\\]");
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");

    private final Set<String> ownNames;

    /** @param ownNames names of this host that are allowed in addition to addresses and {@code localhost}, in lower case */
    AllowedHosts(Set<String> ownNames) {
        this.ownNames = ownNames;
    }

    /** @param host the value of the header: a name or an address, with a port or without */
    boolean allows(String host) {
        String name = PORT.matcher(host.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || ADDRESS.matcher(name).matches()
                || ownNames.contains(name);
    }
}
