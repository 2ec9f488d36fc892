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
    @Description("Number of the connection, which its opening has, too; 0 if it opened while nothing was recorded")
    @ConnectionNumber
    long connection;

    @Label("Kind")
    @Description("localFin: this process closed first, and holds TIME_WAIT; remoteFin: the peer did;"
            + " localReset, remoteReset: the connection was aborted from here, or from there")
    String kind;

    @Label("Cause")
    @Description(
            "Why this process closed it: application, pool, idle-timer, max-lifetime, protocol, error, gc, exit, unknown")
    String cause;

    @Label("Closed By")
    @Description("Class and method of the application that requested the close, else of a library or the JDK")
    String closedBy;

    @Label("Closed By Line")
    @Description("Line that requested the close; 0 if it is not known")
    int closedByLine;

    @Label("Lifetime")
    @Description("How long the connection was open")
    @Timespan(Timespan.NANOSECONDS)
    long lifetime;

    @Label("TLS Time")
    @Description("How long the TLS handshake took; not available if none was completed")
    @Timespan(Timespan.NANOSECONDS)
    long tlsTime;

    @Label("Requests")
    @Description("HTTP requests that the connection carried, over HTTP/2 streams; 0, too, if no library reports them")
    int requests;

    @Label("Not Reused")
    @Description(
            "Why it had to be opened although others had been open to the same destination; the id of a rule, or error")
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
