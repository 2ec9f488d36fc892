// SPDX-License-Identifier: Apache-2.0
package com.example.sites;

import java.net.Socket;

/** Connects in a lambda of a static initializer. */
final class InStaticInitializer {

    static {
        try {
            CallSites.call(() -> {
                new Socket(Target.HOST, Target.port).close(); // opens
                return null;
            });
        } catch (Exception e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private InStaticInitializer() {}

    static void load() {
        // What loads it is the call.
    }
}
