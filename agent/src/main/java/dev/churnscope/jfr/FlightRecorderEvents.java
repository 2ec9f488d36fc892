// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.jfr;

import dev.churnscope.model.Finding;
import dev.churnscope.record.ConnectionListener;
import dev.churnscope.record.Recorder;
import java.net.ChurnscopeHook;
import java.util.List;
import java.util.function.Supplier;
import jdk.jfr.FlightRecorder;

/**
 * Commits an event for whatever it is told of, while a recording runs that wants it.
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

    private FlightRecorderEvents() {}

    /**
     * Makes the events known to JFR, and commits them from now on.
     *
     * @param recorder tells of connections
     * @param findings those that hold when it is asked; at the end of each chunk of a recording, on a thread of JFR's or of
     *     whoever ends the recording
     */
    public static void begin(Recorder recorder, Supplier<List<Finding>> findings) {
        // Here and now, so that no thread of the application's has to wait for it in the middle of a connect.
        FlightRecorder.register(ConnectionOpened.class);
        FlightRecorder.register(ConnectionClosed.class);
        FlightRecorder.register(ConnectFailed.class);
        FlightRecorder.register(FindingEvent.class);
        FlightRecorder.addPeriodicEvent(FindingEvent.class, new AtChunkEnd(findings));
        recorder.tell(new FlightRecorderEvents());
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

    /** Commits the findings of a report. */
    private record AtChunkEnd(Supplier<List<Finding>> findings) implements Runnable {

        @Override
        public void run() {
            try {
                for (var finding : findings.get()) {
                    FindingEvent.of(finding).commit();
                }
            } catch (Throwable t) {
                ChurnscopeHook.suppress(t);
            }
        }
    }
}
