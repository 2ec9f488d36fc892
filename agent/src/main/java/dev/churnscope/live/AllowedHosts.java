// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names under which this endpoint may be asked.
 *
 * <p>Against DNS rebinding: a page on the web lets its own name lead to 127.0.0.1, and so reads what the browser's host
 * serves as if it were its own. The browser then sends the page's name as {@code Host}. It cannot be an address, nor
 * {@code localhost}, which no page of the web has as its name.
 */
final class AllowedHosts {

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+(%[^\\]]*)?\\]");
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");

    private final Set<String> own;

    /** @param own names of this host that are allowed beside addresses and {@code localhost}, in small letters */
    AllowedHosts(Set<String> own) {
        this.own = own;
    }

    /** @param host the value of the header: a name or an address, with a port or without */
    boolean allows(String host) {
        String name = PORT.matcher(host.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || ADDRESS.matcher(name).matches()
                || own.contains(name);
    }
}
