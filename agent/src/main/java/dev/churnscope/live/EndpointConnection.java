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

/** A connection to the endpoint, with limits on the duration of each exchange and on the idle time between two. */
final class EndpointConnection {

    /** Longer than the longest usual scrape interval, a minute, so that a scraper needs only one connection. */
    private static final Timeout MAX_IDLE = Timeout.ofSeconds(75);

    /** From the first byte of a request to the last of its response. */
    private static final long MAX_EXCHANGE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long IDLE = 0;

    private final DefaultBHttpServerConnection http;
    private final Refusals refusals;
    private final long openedAt = System.nanoTime();

    /** When the current exchange began, {@link System#nanoTime} and never 0; {@link #IDLE} if there is none. */
    private volatile long exchangeStartedAt = IDLE;

    EndpointConnection(DefaultBHttpServerConnection http, Refusals refusals) {
        this.http = http;
        this.refusals = refusals;
    }

    /** Serves requests until the connection ends for any reason, and closes it. */
    void serve(HttpService service) {
        try {
            while (http.isOpen() && http.isDataAvailable(MAX_IDLE)) {
                exchangeStartedAt = System.nanoTime() | 1;
                service.handleRequest(http, HttpCoreContext.create());
                exchangeStartedAt = IDLE;
            }
        } catch (ConnectionClosedException e) {
            // Closed by the client between two requests, or by a time limit.
        } catch (HttpException e) {
            refusals.log(Refusals.Kind.MALFORMED);
        } catch (IOException e) {
            // The client has gone; there is no one to respond to.
        } catch (RuntimeException | Error e) {
            // HttpCore does not expect all that a client may send. An uncaught exception must not reach the
            // application's handler.
            refusals.log(Refusals.Kind.MALFORMED);
        } finally {
            http.close(CloseMode.GRACEFUL);
        }
    }

    /** Closes the connection if the current exchange takes too long. */
    void closeIfTooSlow(long now) {
        long startedAt = exchangeStartedAt;
        if (startedAt != IDLE && now - startedAt > MAX_EXCHANGE_NANOS) {
            refusals.log(Refusals.Kind.TOO_SLOW);
            abort();
        }
    }

    /** Whether it waits for a request. */
    boolean isIdle() {
        return exchangeStartedAt == IDLE;
    }

    long openedAt() {
        return openedAt;
    }

    /** Closes the connection while it is idle. */
    void closeGracefully() {
        http.close(CloseMode.GRACEFUL);
    }

    /** Aborts the connection, which also ends a blocking read or write of its thread. */
    void abort() {
        http.close(CloseMode.IMMEDIATE);
    }
}
