// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.foreign;

import org.jspecify.annotations.Nullable;

/** Recognizes the calls of {@code java.net.http}, each of which may connect again by itself if a connect fails. */
public final class JavaNetHttpCalls {

    private static final String CALL = "jdk.internal.net.http.MultiExchange";

    private JavaNetHttpCalls() {}

    /** Returns a number that identifies a call, and does not keep it alive; 0 if the object is none. */
    public static int idOf(@Nullable Object object) {
        return object != null && object.getClass().getName().equals(CALL) ? System.identityHashCode(object) : 0;
    }
}
