// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import java.net.ChurnscopeTraffic;

/** Turns what libraries tell of their connections into counts. Runs on the application's threads, as {@link Recorder}. */
final class TrafficRecorder extends ChurnscopeTraffic {

    private final NamedConnections connections;
    private final Askers askers;
    private final Pools pools;

    TrafficRecorder(NamedConnections connections, Askers askers) {
        this.connections = connections;
        this.askers = askers;
        this.pools = new Pools(askers);
    }

    @Override
    protected void onCarries(Object connection, Object socket) {
        connections.tie(connection, socket);
    }

    @Override
    protected void onPooled(Object name, Object pool) {
        var connection = connections.find(name);
        if (connection != null && connection.traffic().route() == null) {
            var opened = pools.open(pool, connection.address());
            connection.traffic().belongTo(opened.route());
            if (opened.reason() != null) {
                connection.opener().site().notReused().count(opened.reason());
            }
        }
    }

    @Override
    protected void onRequest(Object name) {
        var connection = connections.find(name);
        if (connection != null) {
            connection.traffic().addRequest();
            connection.opener().site().requests().increment();
        }
    }

    @Override
    protected void onTaken(Object name) {
        var connection = connections.find(name);
        if (connection != null) {
            connection.traffic().endIdle();
        }
    }

    @Override
    protected void onIdle(Object name) {
        var connection = connections.find(name);
        if (connection != null) {
            connection.traffic().beginIdle(System.nanoTime());
        }
    }

    @Override
    protected void onNoted(Object name, int what) {
        var connection = connections.find(name);
        if (connection != null) {
            connection.traffic().note(what);
        }
    }

    @Override
    protected void onCloseAsked(Object name) {
        var connection = connections.find(name);
        if (connection != null && connection.closeAsker() == null) {
            var asker = askers.here();
            if (asker.isApplication()) {
                connection.askToClose(asker);
            }
        }
    }

    @Override
    protected void onHandshake(Object name, boolean done) {
        var connection = connections.find(name);
        if (connection == null) {
            return;
        }
        var traffic = connection.traffic();
        if (done) {
            long took = traffic.endHandshake(System.nanoTime());
            if (took >= 0) {
                connection.opener().site().tlsNanos().record(took);
                connection.destination().markTls();
            }
        } else {
            traffic.beginHandshake(System.nanoTime());
        }
    }
}
