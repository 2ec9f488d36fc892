// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import com.example.peer.PeerProcess;
import java.util.concurrent.Callable;

/** What a program works with that opens one connection and ends it in a certain way. */
public final class Script {

    private final PeerProcess peer;
    private final Callable<Wire> opening;

    private Script(PeerProcess peer, Callable<Wire> opening) {
        this.peer = peer;
        this.opening = opening;
    }

    /** Connects to a peer. */
    public static Script asClient(Transport transport, PeerProcess peer) {
        return new Script(peer, () -> {
            peer.willAccept();
            var wire = transport.connect(peer.port());
            peer.done();
            return wire;
        });
    }

    /** Lets a peer connect. */
    public static Script asServer(Transport transport, PeerProcess peer, int port) {
        return new Script(peer, () -> {
            peer.willConnect(port);
            peer.done();
            return transport.accept();
        });
    }

    /** Lets a peer connect whose connect is done only after both ends have exchanged something. */
    public static Script asTlsServer(Transport transport, PeerProcess peer, int port) {
        return new Script(peer, () -> {
            peer.willConnect(port);
            var wire = transport.accept();
            peer.done();
            return wire;
        });
    }

    /** Opens the connection. */
    public Wire open() {
        try {
            return opening.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the other end. */
    public PeerProcess peer() {
        return peer;
    }
}
