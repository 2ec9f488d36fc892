// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.jfr;

import dev.churnscope.record.connection.ConnectionListener.End;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** This process closed a connection. */
@Name("dev.churnscope.ConnectionClosed")
@Label("Connection Closed")
@Category("Churnscope")
@Description("This process closed a TCP connection, which the peer may have ended before")
final class ConnectionClosed extends ConnectionEvent {

    @Label("Connection")
    @Description(
            "Number of the connection, by which its opening can be found; 0 where it opened while nothing was recorded")
    @ConnectionNumber
    long connection;

    @Label("Kind")
    @Description("localFin: this process closed first, and holds TIME_WAIT; remoteFin: the peer did;"
            + " localReset, remoteReset: the connection was aborted from here, or from there")
    String kind;

    @Label("Cause")
    @Description(
            "What made this process close: application, pool, idle-timer, max-lifetime, protocol, error, gc, exit, unknown")
    String cause;

    @Label("Closed By")
    @Description("Class and method of the application that asked for the close, else of a library or the JDK")
    String closedBy;

    @Label("Closed By Line")
    @Description("Line that asked for the close; 0 where it is not known")
    int closedByLine;

    @Label("Lifetime")
    @Description("How long the connection was open")
    @Timespan(Timespan.NANOSECONDS)
    long lifetime;

    @Label("TLS Time")
    @Description("How long the TLS handshake took; not available where none was completed")
    @Timespan(Timespan.NANOSECONDS)
    long tlsTime;

    @Label("Requests")
    @Description(
            "HTTP requests that the connection carried, over HTTP/2 streams; 0, too, where no library tells of them")
    int requests;

    @Label("Not Reused")
    @Description("Why it had to be opened although others had been open to the same place; the id of a rule, or error")
    @Nullable
    String notReused;

    void describe(End end) {
        kind = end.kind().label();
        cause = end.cause().label();
        closedBy = nameOf(end.closer());
        closedByLine = lineOf(end.closer());
        lifetime = end.lifetimeNanos();
        tlsTime = timeOrNone(end.tlsNanos());
        requests = end.requests();
        var reason = end.notReused();
        notReused = reason == null ? null : reason.label();
    }
}
