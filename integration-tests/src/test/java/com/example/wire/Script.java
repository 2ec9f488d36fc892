// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import com.example.peer.PeerProcess;
import java.util.concurrent.Callable;

/** What a program works with that opens one connection and ends it in a certain way. */
public final class Script {

    private final String role;
    private final PeerProcess peer;
    private final Callable<Wire> opening;
    private String ends = "nothing opened";

    private Script(String role, PeerProcess peer, Callable<Wire> opening) {
        this.role = role;
        this.peer = peer;
        this.opening = opening;
    }

    /** Connects to a peer. */
    public static Script asClient(Transport transport, PeerProcess peer) {
        return new Script("client", peer, () -> {
            peer.willAccept();
            var wire = transport.connect(peer.port());
            peer.done();
            return wire;
        });
    }

    /** Lets a peer connect. */
    public static Script asServer(Transport transport, PeerProcess peer, int port) {
        return new Script("server", peer, () -> {
            peer.willConnect(port);
            peer.done();
            return transport.accept();
        });
    }

    /** Lets a peer connect whose connect is done only after both ends have exchanged something. */
    public static Script asTlsServer(Transport transport, PeerProcess peer, int port) {
        return new Script("server", peer, () -> {
            peer.willConnect(port);
            var wire = transport.accept();
            peer.done();
            return wire;
        });
    }

    /** Opens the connection. */
    public Wire open() {
        try {
            var wire = opening.call();
            ends = wire.localPort() + " " + wire.remotePort();
            return wire;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns on which side of the connection this process is: client or server. */
    public String role() {
        return role;
    }

    /** Returns the local and the remote port of the connection that was opened. */
    public String ends() {
        return ends;
    }

    /** Returns the other end. */
    public PeerProcess peer() {
        return peer;
    }
}
