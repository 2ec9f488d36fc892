// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.jfr;

import dev.churnscope.record.Recorder;
import dev.churnscope.record.connection.ConnectionListener;
import jdk.jfr.FlightRecorder;

/**
 * Commits an event for each connection that it is told of, while a recording runs that wants it.
 *
 * <p>An event is committed by the thread that opens or closes, and has that thread's stack. JFR begins it with the frames that
 * lead here: this class, {@link Recorder} and the hook. Their number is kept small, since no public way leaves frames out.
 * Safe for use by any number of threads.
 */
public final class FlightRecorderEvents implements ConnectionListener {

    /** Asked, and never committed: whether an event is wanted, JFR keeps with its class. */
    private final ConnectionOpened anyOpened = new ConnectionOpened();

    private final ConnectionClosed anyClosed = new ConnectionClosed();
    private final ConnectFailed anyFailed = new ConnectFailed();

    /** Of its own for tests; else by {@link #begin}. */
    FlightRecorderEvents() {}

    /**
     * Makes the events known to JFR, and commits them from now on.
     *
     * @param recorder tells of connections
     */
    public static void begin(Recorder recorder) {
        // Here and now, so that no thread of the application's has to wait for it in the middle of a connect.
        FlightRecorder.register(ConnectionOpened.class);
        FlightRecorder.register(ConnectionClosed.class);
        FlightRecorder.register(ConnectFailed.class);
        recorder.setListener(new FlightRecorderEvents());
    }

    @Override
    public boolean isListening() {
        return anyOpened.isEnabled() || anyClosed.isEnabled() || anyFailed.isEnabled();
    }

    @Override
    public void opened(Facts connection) {
        var event = new ConnectionOpened();
        event.connection = connection.number();
        event.describe(connection);
        event.commit();
    }

    @Override
    public void connectFailed(Facts connection, String reason) {
        var event = new ConnectFailed();
        event.describe(connection);
        event.reason = reason;
        event.commit();
    }

    @Override
    public void closed(Facts connection, End end) {
        var event = new ConnectionClosed();
        event.connection = connection.number();
        event.describe(connection);
        event.describe(end);
        event.commit();
    }
}
