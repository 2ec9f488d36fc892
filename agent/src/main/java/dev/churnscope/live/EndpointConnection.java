// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** A connection of the endpoint, with a limit to the time of each exchange and of what lies between. */
final class EndpointConnection {

    /** Longer than the minute at which metrics are asked for at the slowest, so that those need only one connection. */
    private static final Timeout MAX_IDLE = Timeout.ofSeconds(75);

    /** From the first byte of a request to the last of its response. */
    private static final long MAX_EXCHANGE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long IDLE = 0;

    private final DefaultBHttpServerConnection http;
    private final Refusals refusals;
    private final long openedAt = System.nanoTime();

    /** When the exchange began that runs, as {@link System#nanoTime} has it and never 0; or {@link #IDLE}. */
    private volatile long exchangeSince = IDLE;

    EndpointConnection(DefaultBHttpServerConnection http, Refusals refusals) {
        this.http = http;
        this.refusals = refusals;
    }

    /** Answers requests until the connection ends, for whichever reason; then it is closed. */
    void serve(HttpService service) {
        try {
            while (http.isOpen() && http.isDataAvailable(MAX_IDLE)) {
                exchangeSince = System.nanoTime() | 1;
                service.handleRequest(http, HttpCoreContext.create());
                exchangeSince = IDLE;
            }
        } catch (ConnectionClosedException e) {
            // By its client, between two requests; or for its time.
        } catch (HttpException e) {
            refusals.tell(Refusals.Kind.MALFORMED);
        } catch (IOException e) {
            // Its client has gone. There is nobody left to tell.
        } catch (RuntimeException | Error e) {
            // Of what a client sends, HttpCore does not expect all; and this thread's end is none of the application's
            // business.
            refusals.tell(Refusals.Kind.MALFORMED);
        } finally {
            http.close(CloseMode.GRACEFUL);
        }
    }

    /** Closes the connection where an exchange has taken too long. */
    void closeIfTooSlow(long now) {
        long since = exchangeSince;
        if (since != IDLE && now - since > MAX_EXCHANGE_NANOS) {
            refusals.tell(Refusals.Kind.TOO_SLOW);
            close();
        }
    }

    /** Whether it waits for a request. */
    boolean isIdle() {
        return exchangeSince == IDLE;
    }

    long openedAt() {
        return openedAt;
    }

    /** Closes it while it is idle. */
    void end() {
        http.close(CloseMode.GRACEFUL);
    }

    /** Aborts it, which ends whatever its thread waits for. */
    void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
