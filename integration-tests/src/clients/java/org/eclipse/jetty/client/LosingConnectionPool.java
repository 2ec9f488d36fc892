// SPDX-License-Identifier: Apache-2.0
package org.eclipse.jetty.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.client.transport.HttpDestination;
import org.eclipse.jetty.util.ConcurrentPool;

/**
 * A pool in which the thread that gives a connection back can be made to find it taken by another, and to open one for a
 * request that waits, while the other serves that. It is in a package of Jetty's since no frame of the application is on the
 * stack of such a thread.
 */
public final class LosingConnectionPool extends AbstractConnectionPool {

    private enum Race {
        NONE,
        ON,
        /** The thread has found the connection taken. */
        LOST
    }

    private final AtomicReference<Race> race;

    public LosingConnectionPool(Destination destination) {
        this((HttpDestination) destination, new AtomicReference<>(Race.NONE));
    }

    private LosingConnectionPool(HttpDestination destination, AtomicReference<Race> race) {
        super(destination, () -> new LateEntries(destination, race), 1);
        this.race = race;
    }

    /** Has the next thread lose that gives a connection back; until then, none is opened. */
    public void loseNextRace() {
        race.set(Race.ON);
    }

    @Override
    protected Connection activate() {
        boolean isTaken = getIdleConnectionCount() > 0 && race.compareAndSet(Race.ON, Race.LOST);
        return isTaken ? null : super.activate();
    }

    @Override
    protected void tryCreate(boolean create) {
        if (race.get() != Race.ON) {
            super.tryCreate(create);
        }
    }

    /** By the time there is a place for the connection that is to be opened, the request is served. */
    private static final class LateEntries extends ConcurrentPool<Connection> {

        private static final int MOST = 2;

        private final HttpDestination destination;
        private final AtomicReference<Race> race;

        LateEntries(HttpDestination destination, AtomicReference<Race> race) {
            super(StrategyType.FIRST, MOST);
            this.destination = destination;
            this.race = race;
        }

        @Override
        public Entry<Connection> reserve() {
            if (race.compareAndSet(Race.LOST, Race.NONE)) {
                CompletableFuture.runAsync(destination::send).join();
            }
            return super.reserve();
        }
    }
}
