// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.NotReused;
import dev.churnscope.model.Role;
import dev.churnscope.stack.Caller;
import dev.churnscope.stack.CloseSign;
import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import java.net.ChurnscopeTraffic;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClosingTest {

    private static final int NOTHING = 0;
    private static final long SECOND = 1_000_000_000;

    private final Object socket = new Object();
    private final Connection connection = connection();

    @ParameterizedTest
    @CsvSource({
        // by the application itself, through a library or not
        "LOCAL_FIN, true, , 0, APPLICATION, DISCONNECT_AFTER_RESPONSE",
        "LOCAL_FIN, true, OkHttp, 0, APPLICATION, DISCONNECT_AFTER_RESPONSE",
        "REMOTE_FIN, true, OkHttp, 0, APPLICATION, SERVER_REFUSES_KEEP_ALIVE",
        "LOCAL_RESET, true, OkHttp, 0, APPLICATION, RESPONSE_NOT_DRAINED",
        // what the headers said
        "LOCAL_FIN, true, OkHttp, 1, PROTOCOL, KEEP_ALIVE_DISABLED",
        "LOCAL_FIN, true, OkHttp, 2, PROTOCOL, SERVER_REFUSES_KEEP_ALIVE",
        "LOCAL_FIN, true, OkHttp, 3, PROTOCOL, KEEP_ALIVE_DISABLED",
        "REMOTE_FIN, false, OkHttp, 3, PROTOCOL, KEEP_ALIVE_DISABLED",
        "LOCAL_FIN, true, , 2, APPLICATION, SERVER_REFUSES_KEEP_ALIVE",
        // by a library on a thread of its own
        "LOCAL_FIN, false, OkHttp, 0, UNKNOWN, ",
        "REMOTE_FIN, false, OkHttp, 0, PROTOCOL, SERVER_REFUSES_KEEP_ALIVE",
        "REMOTE_RESET, false, OkHttp, 0, ERROR, ERROR",
        "LOCAL_FIN, false, OkHttp, 8, ERROR, ERROR",
        "LOCAL_RESET, false, OkHttp, 4, UNKNOWN, RESPONSE_NOT_DRAINED",
        // a request failed, or the pool keeps none
        "LOCAL_FIN, true, OkHttp, 8, ERROR, ERROR",
        "REMOTE_FIN, true, OkHttp, 8, ERROR, ERROR",
        "LOCAL_FIN, true, OkHttp, 16, POOL, POOL_TOO_SMALL",
    })
    void causeAndReasonFollowFromWhatIsKnown(
            CloseKind kind,
            boolean byApplication,
            @Nullable String label,
            int notes,
            CloseCause cause,
            @Nullable NotReused reason) {
        if (notes != NOTHING) {
            connection.traffic().note(notes);
        }
        var closing = new Closing(connection, caller(label, null), byApplication, kind, null);

        assertThat(closing.cause()).isEqualTo(cause);
        assertThat(closing.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource
    void whatAMethodOnTheStackSaysGoesFirst(CloseKind kind) {
        connection.traffic().note(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION);
        var sign = new CloseSign(CloseCause.POOL, NotReused.POOL_TOO_SMALL);
        var closing = new Closing(connection, caller("OkHttp", sign), true, kind, null);

        assertThat(closing.cause()).isEqualTo(CloseCause.POOL);
        assertThat(closing.reason()).isEqualTo(NotReused.POOL_TOO_SMALL);
    }

    @Test
    void aSignWithoutAReasonLeavesThatToTheRest() {
        connection.traffic().note(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION);
        var sign = new CloseSign(CloseCause.PROTOCOL, null);
        var closing = new Closing(connection, caller("OkHttp", sign), true, CloseKind.LOCAL_FIN, null);

        assertThat(closing.cause()).isEqualTo(CloseCause.PROTOCOL);
        assertThat(closing.reason()).isEqualTo(NotReused.KEEP_ALIVE_DISABLED);
    }

    @Test
    void aPeerThatClosesAnIdleConnectionLateHasTimedItOut() {
        var caller = caller("OkHttp", null);

        assertThat(new Closing(connection, caller, false, CloseKind.REMOTE_FIN, 30 * SECOND).reason())
                .isEqualTo(NotReused.STALE_POOLED_CONNECTION);
        assertThat(new Closing(connection, caller, false, CloseKind.REMOTE_FIN, SECOND / 100).reason())
                .isEqualTo(NotReused.SERVER_REFUSES_KEEP_ALIVE);
        assertThat(new Closing(connection, caller, false, CloseKind.REMOTE_RESET, SECOND / 100).reason())
                .isEqualTo(NotReused.STALE_POOLED_CONNECTION);
    }

    @Test
    void theTaskThatEvictsTellsIdlenessFromALimitByTheTime() {
        connection.traffic().limitIdle(5 * SECOND);
        var evicted = caller(null, new CloseSign(CloseCause.POOL, NotReused.POOL_TOO_SMALL));
        var early = new Closing(connection, evicted, false, CloseKind.LOCAL_FIN, 2 * SECOND);
        var late = new Closing(connection, evicted, false, CloseKind.LOCAL_FIN, 5 * SECOND);

        assertThat(early.cause()).isEqualTo(CloseCause.POOL);
        assertThat(early.reason()).isEqualTo(NotReused.POOL_TOO_SMALL);
        assertThat(late.cause()).isEqualTo(CloseCause.IDLE_TIMER);
        assertThat(late.reason()).isEqualTo(NotReused.IDLE_EXPIRY_CHURN);
    }

    @Test
    void aConnectionThatIsEvictedSinceItsResponseWasDroppedIsNotOneTooMany() {
        connection.traffic().note(ChurnscopeTraffic.BODY_UNREAD);
        var evicted = caller(null, new CloseSign(CloseCause.POOL, NotReused.POOL_TOO_SMALL));

        assertThat(new Closing(connection, evicted, false, CloseKind.LOCAL_FIN, null).reason())
                .isEqualTo(NotReused.RESPONSE_NOT_DRAINED);
    }

    @Test
    void aRequestThatFailsForAConnectionThatThePeerHadClosedTellsOfThePeer() {
        var traffic = connection.traffic();
        traffic.addRequest();
        traffic.beginIdle(System.nanoTime() - SECOND / 100);
        traffic.addRequest();
        traffic.note(ChurnscopeTraffic.FAILED);
        var caller = caller("OkHttp", null);

        var soon = new Closing(connection, caller, true, CloseKind.REMOTE_RESET, null);
        assertThat(soon.cause()).isEqualTo(CloseCause.PROTOCOL);
        assertThat(soon.reason()).isEqualTo(NotReused.SERVER_REFUSES_KEEP_ALIVE);

        traffic.beginIdle(System.nanoTime() - 2 * SECOND);
        traffic.addRequest();
        assertThat(new Closing(connection, caller, true, CloseKind.REMOTE_FIN, null).reason())
                .isEqualTo(NotReused.STALE_POOLED_CONNECTION);
        assertThat(new Closing(connection, caller, true, CloseKind.LOCAL_FIN, null).reason())
                .as("the peer has not closed it")
                .isEqualTo(NotReused.ERROR);
    }

    private Connection connection() {
        var caller = caller("OkHttp", null);
        var opener = new SiteTable(1).opener(caller, Role.CLIENT, ChurnscopeHook.SOCKET);
        var remote = new InetSocketAddress("127.0.0.1", 80);
        return Connection.connecting(socket, new FileDescriptor(), opener, remote, 0);
    }

    private static Caller caller(@Nullable String label, @Nullable CloseSign sign) {
        var callSite = new CallSite("com.shop.Client", "fetch", "Client.java", 1);
        return new Caller(callSite, true, label, sign, new StackTraceElement[0]);
    }
}
