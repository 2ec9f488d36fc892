// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.jfr;

import dev.churnscope.record.Recorder;
import dev.churnscope.record.connection.ConnectionListener;
import jdk.jfr.FlightRecorder;

/**
 * Commits an event for each connection that it is notified of, while a recording has that event enabled.
 *
 * <p>An event is committed by the thread that opens or closes, and has its stack trace, with the frames of this class,
 * {@link Recorder} and the hook on top. Their number is kept small, since JFR has no public API to skip frames.
 * Thread-safe.
 */
public final class FlightRecorderEvents implements ConnectionListener {

    /** Never committed; only asked {@code isEnabled()}, which JFR keeps per event class. */
    private final ConnectionOpened openedProbe = new ConnectionOpened();

    private final ConnectionClosed closedProbe = new ConnectionClosed();
    private final ConnectFailed failedProbe = new ConnectFailed();

    /** For tests; otherwise use {@link #begin}. */
    FlightRecorderEvents() {}

    /**
     * Registers the events with JFR, and commits them from now on.
     *
     * @param recorder the source of connection events
     */
    public static void begin(Recorder recorder) {
        // Now, so that no application thread has to wait for it during a connect.
        FlightRecorder.register(ConnectionOpened.class);
        FlightRecorder.register(ConnectionClosed.class);
        FlightRecorder.register(ConnectFailed.class);
        recorder.setListener(new FlightRecorderEvents());
    }

    @Override
    public boolean isListening() {
        return openedProbe.isEnabled() || closedProbe.isEnabled() || failedProbe.isEnabled();
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
