// SPDX-License-Identifier: Apache-2.0
package com.example.sites;

import com.example.Lifeline;
import com.example.peer.PeerProcess;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.acme.wire.AcmeWire;

/** Connects by a library that nobody listed. */
public final class UnlistedLibrary {

    private UnlistedLibrary() {}

    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var peer = PeerProcess.start();
        peer.serve();
        try (var wire = new AcmeWire(peer.port())) {
            for (int i = 0; i < 3; i++) {
                socket(wire);
                channel(wire);
                socketElsewhere(wire);
                channelElsewhere(wire);
            }
        }
        peer.end();
    }

    private static void socket(AcmeWire wire) throws IOException {
        wire.socket().close(); // socket
    }

    private static void channel(AcmeWire wire) throws IOException {
        wire.channel().close(); // channel
    }

    private static void socketElsewhere(AcmeWire wire) throws InterruptedException, ExecutionException {
        wire.passOnSocket(); // socketElsewhere
    }

    private static void channelElsewhere(AcmeWire wire) throws InterruptedException, ExecutionException {
        wire.passOnChannel(); // channelElsewhere
    }
}
