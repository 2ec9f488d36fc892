// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.close;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Role;
import dev.churnscope.model.ServerCloseReason;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.site.SiteTable;
import dev.churnscope.stack.Caller;
import dev.churnscope.stack.CloseHint;
import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a server closed a connection first, by the notes on it: 1 for the request, 2 for the response, and so on. */
class ServerClosingTest {

    private final Object socket = new Object();

    @ParameterizedTest
    @CsvSource({
        // by the headers, the limit and the status, whatever the stack that the response was completed on
        "LOCAL_FIN, false, , 1, PROTOCOL, REQUEST_HEADER",
        "LOCAL_FIN, true, , 1, PROTOCOL, REQUEST_HEADER",
        "LOCAL_FIN, true, , 2, PROTOCOL, RESPONSE_HEADER",
        "LOCAL_FIN, false, , 1026, PROTOCOL, REQUEST_LIMIT",
        "LOCAL_FIN, false, , 2050, ERROR, ERROR_STATUS",
        // the peer requested it anyway
        "LOCAL_FIN, false, , 1027, PROTOCOL, REQUEST_HEADER",
        "LOCAL_FIN, false, , 2051, PROTOCOL, REQUEST_HEADER",
        // without any note
        "LOCAL_FIN, true, , 0, APPLICATION, APPLICATION",
        "LOCAL_RESET, true, , 0, APPLICATION, APPLICATION",
        "LOCAL_FIN, false, , 0, UNKNOWN, UNKNOWN",
        "LOCAL_FIN, false, IDLE_TIMER, 0, IDLE_TIMER, IDLE_TIMEOUT",
        "LOCAL_FIN, false, , 16, IDLE_TIMER, IDLE_TIMEOUT",
        "LOCAL_FIN, false, , 8, ERROR, ERROR",
        "LOCAL_FIN, false, ERROR, 0, ERROR, ERROR",
        // by a timer, though the connection was to end anyway
        "LOCAL_FIN, false, IDLE_TIMER, 1, PROTOCOL, REQUEST_HEADER",
        // the peer was first
        "REMOTE_FIN, false, , 0, PROTOCOL, ",
        "REMOTE_FIN, false, , 2050, PROTOCOL, ",
        "REMOTE_RESET, false, , 0, ERROR, ",
    })
    void causeAndReasonFollowFromWhatIsKnown(
            CloseKind kind,
            boolean byApplication,
            @Nullable CloseCause hint,
            int notes,
            CloseCause cause,
            @Nullable ServerCloseReason reason) {
        var connection = accepted();
        connection.traffic().note(notes);
        var closer = caller(hint == null ? null : new CloseHint(hint, null));
        var closing = new CloseContext(connection, closer, byApplication, kind, null, System.nanoTime());

        assertThat(closing.cause()).isEqualTo(cause);
        assertThat(closing.serverReason()).isEqualTo(reason);
    }

    private Connection accepted() {
        var opener = new SiteTable(1).opener(caller(null), Role.SERVER, ChurnscopeHook.SOCKET_CHANNEL);
        var from = opener.site().destinations().of(InetAddress.getLoopbackAddress(), 80);
        return Connection.accepted(socket, new FileDescriptor(), opener, from, 0);
    }

    private static Caller caller(@Nullable CloseHint hint) {
        var callSite = new CallSite("com.shop.Main", "main", "Main.java", 1);
        return new Caller(callSite, true, null, hint, new StackTraceElement[0]);
    }
}
