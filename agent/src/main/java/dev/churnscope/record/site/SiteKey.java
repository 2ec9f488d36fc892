// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.model.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The identity of a site, the same on any thread, in any process and run. */
public record SiteKey(Role role, String className, String method, String client) {

    private static final int SHORT_DIGITS = 8;
    private static final int LONG_DIGITS = 16;

    /** Returns an id such as {@code c-5d1f0a77}. */
    String shortId() {
        return id(SHORT_DIGITS);
    }

    /** Returns an id with twice the digits. */
    String longId() {
        return id(LONG_DIGITS);
    }

    /** Returns the key as a string, for use in maps: linking a record's {@code hashCode} takes the JVM too long. */
    String text() {
        return role.label() + "\n" + className + "\n" + method + "\n" + client;
    }

    private String id(int digits) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
            return role.label().charAt(0) + "-"
                    + HexFormat.of().formatHex(digest).substring(0, digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
