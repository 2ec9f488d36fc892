// SPDX-License-Identifier: Apache-2.0
package com.example.sites;

import java.net.Socket;

/** Connects in a lambda of a constructor. */
final class InConstructor {

    InConstructor() throws Exception {
        CallSites.call(() -> {
            new Socket(Target.HOST, Target.port).close(); // opens
            return null;
        });
    }
}
