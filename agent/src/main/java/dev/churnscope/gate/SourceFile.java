// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.model.CallSite;
import java.net.URI;
import java.net.URISyntaxException;

/** Derives the path of a call site's source file. */
final class SourceFile {

    private SourceFile() {}

    /** Returns {@code com/shop/PriceClient.java}. */
    static String of(CallSite callSite) {
        String name = callSite.className();
        String folder = name.substring(0, name.lastIndexOf('.') + 1).replace('.', '/');
        String file = callSite.file() == null ? name.substring(folder.length()) : callSite.file();
        return folder + file;
    }

    /** Escapes characters that are not allowed in a URI. */
    static String uri(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            return "unknown";
        }
    }
}
