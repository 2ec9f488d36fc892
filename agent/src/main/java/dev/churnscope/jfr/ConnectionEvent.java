// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.jfr;

import dev.churnscope.model.CallSite;
import dev.churnscope.record.connection.ConnectionListener.Facts;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Timespan;

/** The common fields of connection events. */
abstract class ConnectionEvent extends Event {

    /** The value of a time span that JFR and its tools show as "not available". */
    static final long NOT_AVAILABLE = Long.MIN_VALUE;

    @Label("Role")
    @Description("client: this process connected; server: it accepted")
    String role;

    @Label("Client")
    @Description("Library or API that the application connects or accepts with")
    String client;

    @Label("Call Site")
    @Description("Class and method of the application that requested the connection, on any thread")
    String site;

    @Label("Call Site Line")
    @Description("Line of the call site; 0 if it is not known")
    int siteLine;

    @Label("Remote Host")
    @Description("Host name as requested, else the address; never looked up")
    String remoteHost;

    @Label("Remote Address")
    String remoteAddress;

    @Label("Remote Port")
    int remotePort;

    @Label("Local Port")
    @Description("Port of this end; 0 if it is not known")
    int localPort;

    @Label("Connect Time")
    @Description("How long the connect took, successful or not; not available if the connection was accepted")
    @Timespan(Timespan.NANOSECONDS)
    long connectTime;

    void describe(Facts connection) {
        role = connection.role().label();
        client = connection.client();
        site = nameOf(connection.callSite());
        siteLine = lineOf(connection.callSite());
        remoteHost = connection.host();
        remoteAddress = connection.address();
        remotePort = connection.port();
        localPort = connection.localPort();
        connectTime = timeOrNone(connection.connectNanos());
    }

    static String nameOf(CallSite callSite) {
        return callSite.className() + "." + callSite.method();
    }

    static int lineOf(CallSite callSite) {
        var line = callSite.line();
        return line == null ? 0 : line;
    }

    static long timeOrNone(long nanos) {
        return nanos < 0 ? NOT_AVAILABLE : nanos;
    }
}
