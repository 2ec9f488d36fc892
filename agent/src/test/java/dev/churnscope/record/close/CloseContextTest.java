// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.close;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.model.Role;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.site.SiteTable;
import dev.churnscope.record.socket.SocketState;
import dev.churnscope.record.socket.UnknownSocketState;
import dev.churnscope.record.traffic.PoolRoute;
import dev.churnscope.stack.Caller;
import dev.churnscope.stack.CloseHint;
import java.io.FileDescriptor;
import java.lang.reflect.Proxy;
import java.net.ChurnscopeHook;
import java.net.ChurnscopeTraffic;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CloseContextTest {

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
        // by the headers
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
        // by a library, for a request that failed
        "LOCAL_FIN, true, OkHttp, 8, ERROR, ERROR",
        "REMOTE_FIN, true, OkHttp, 8, ERROR, ERROR",
    })
    void causeAndReasonFollowFromWhatIsKnown(
            CloseKind kind,
            boolean byApplication,
            @Nullable String label,
            int notes,
            CloseCause cause,
            @Nullable NotReusedReason reason) {
        if (notes != NOTHING) {
            connection.traffic().note(notes);
        }
        var closing = new CloseContext(connection, caller(label, null), byApplication, kind, null, System.nanoTime());

        assertThat(closing.cause()).isEqualTo(cause);
        assertThat(closing.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource
    void theHintOfAMethodOnTheStackGoesFirst(CloseKind kind) {
        connection.traffic().note(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION);
        var hint = new CloseHint(CloseCause.POOL, NotReusedReason.POOL_TOO_SMALL);
        var closing = new CloseContext(connection, caller("OkHttp", hint), true, kind, null, System.nanoTime());

        assertThat(closing.cause()).isEqualTo(CloseCause.POOL);
        assertThat(closing.reason()).isEqualTo(NotReusedReason.POOL_TOO_SMALL);
    }

    @Test
    void anEvictionIsByTheLibrarysTimerOrByTheApplication() {
        var caller = caller(
                "Apache HttpClient 5", new CloseHint(CloseCause.IDLE_TIMER, NotReusedReason.DISCONNECT_AFTER_RESPONSE));
        var byTimer = new CloseContext(connection, caller, false, CloseKind.LOCAL_FIN, SECOND, System.nanoTime());
        var byApplication = new CloseContext(connection, caller, true, CloseKind.LOCAL_FIN, SECOND, System.nanoTime());

        assertThat(byTimer.reason()).isEqualTo(NotReusedReason.IDLE_EXPIRY_CHURN);
        assertThat(byApplication.reason()).isEqualTo(NotReusedReason.DISCONNECT_AFTER_RESPONSE);
        assertThat(byApplication.cause()).isEqualTo(CloseCause.IDLE_TIMER);
    }

    @Test
    void anErrorOfALibraryMayBeThePeersClose() {
        var hint = new CloseHint(CloseCause.ERROR, null);

        assertThat(closing(hint, CloseKind.REMOTE_FIN).cause()).isEqualTo(CloseCause.PROTOCOL);
        assertThat(closing(hint, CloseKind.REMOTE_RESET).cause()).isEqualTo(CloseCause.ERROR);
        assertThat(closing(hint, CloseKind.LOCAL_FIN).cause()).isEqualTo(CloseCause.ERROR);
    }

    @Test
    void aConnectionThatIsTooOldIsNotBrokenThoughOneMethodClosesBoth() {
        connection.traffic().note(ChurnscopeTraffic.LIFETIME_LIMIT);

        assertThat(closing(new CloseHint(CloseCause.ERROR, null), CloseKind.LOCAL_FIN)
                        .cause())
                .isEqualTo(CloseCause.MAX_LIFETIME);
        assertThat(closing(new CloseHint(CloseCause.ERROR, NotReusedReason.ERROR), CloseKind.LOCAL_FIN)
                        .cause())
                .isEqualTo(CloseCause.ERROR);
        connection.traffic().belongTo(new PoolRoute(true, new AtomicReference<>()));
        assertThat(closing(new CloseHint(CloseCause.ERROR, null), CloseKind.REMOTE_FIN)
                        .cause())
                .as("the driver has told the server")
                .isEqualTo(CloseCause.MAX_LIFETIME);
    }

    @Test
    void aMethodThatClosesForTheCollectorMayAlsoRunForTheApplication() {
        var stopped = caller("java.net.http", new CloseHint(CloseCause.GC, null));
        var collected = new CloseContext(connection, stopped, false, CloseKind.LOCAL_FIN, SECOND, System.nanoTime());
        assertThat(collected.cause()).isEqualTo(CloseCause.GC);

        connection.requestClose(caller("java.net.http", null));
        var shutDown = new CloseContext(connection, stopped, true, CloseKind.LOCAL_FIN, SECOND, System.nanoTime());
        assertThat(shutDown.cause()).isEqualTo(CloseCause.APPLICATION);
        assertThat(shutDown.reason()).isEqualTo(NotReusedReason.DISCONNECT_AFTER_RESPONSE);
    }

    private CloseContext closing(CloseHint hint, CloseKind kind) {
        return new CloseContext(connection, caller("Kafka", hint), true, kind, null, System.nanoTime());
    }

    @ParameterizedTest
    @EnumSource(names = {"IDLE_TIMER", "MAX_LIFETIME"})
    void aMethodOfATimerMayAlsoRunForWhatThePeerHasSaid(CloseCause timer) {
        connection.traffic().note(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION);
        var hint = new CloseHint(timer, NotReusedReason.MAX_LIFETIME_CHURN);
        var closing = new CloseContext(
                connection, caller("Netty", hint), false, CloseKind.LOCAL_FIN, null, System.nanoTime());

        assertThat(closing.cause()).isEqualTo(CloseCause.PROTOCOL);
        assertThat(closing.reason()).isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
    }

    @Test
    void aHintWithoutAReasonLeavesThatToOtherEvidence() {
        connection.traffic().note(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION);
        var hint = new CloseHint(CloseCause.PROTOCOL, null);
        var closing = new CloseContext(
                connection, caller("OkHttp", hint), true, CloseKind.LOCAL_FIN, null, System.nanoTime());

        assertThat(closing.cause()).isEqualTo(CloseCause.PROTOCOL);
        assertThat(closing.reason()).isEqualTo(NotReusedReason.KEEP_ALIVE_DISABLED);
    }

    @Test
    void aConnectionThatWasToEndIsNotLostToItsCloser() {
        connection.traffic().note(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION);
        var hint = new CloseHint(CloseCause.APPLICATION, NotReusedReason.DISCONNECT_AFTER_RESPONSE);
        var closing = new CloseContext(
                connection, caller("OkHttp", hint), true, CloseKind.LOCAL_FIN, null, System.nanoTime());

        assertThat(closing.reason()).isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
    }

    @Test
    void aTimerThatFindsTheConnectionClosedByThePeerDidNotLoseIt() {
        var hint = new CloseHint(CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN);
        var caller = caller("OkHttp", hint);

        assertThat(new CloseContext(connection, caller, false, CloseKind.LOCAL_FIN, 5 * SECOND, System.nanoTime())
                        .reason())
                .isEqualTo(NotReusedReason.IDLE_EXPIRY_CHURN);
        assertThat(new CloseContext(connection, caller, false, CloseKind.REMOTE_FIN, 5 * SECOND, System.nanoTime())
                        .reason())
                .isEqualTo(NotReusedReason.STALE_POOLED_CONNECTION);
    }

    @Test
    void aTimerThatRunsDuringARequestEndsNoIdleConnection() {
        var traffic = connection.traffic();
        traffic.belongTo(new PoolRoute(false, new AtomicReference<>()));
        traffic.addRequest();
        traffic.responseArrived();
        var timer = caller("Jetty", new CloseHint(CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN));
        var readTimer = caller("Netty", CloseHint.ofReadTimeout());
        var failure = caller("Netty", new CloseHint(CloseCause.ERROR, NotReusedReason.ERROR));

        var unread = new CloseContext(connection, timer, false, CloseKind.LOCAL_RESET, null, System.nanoTime());
        assertThat(unread.isTimedOutUnread()).isTrue();
        assertThat(unread.cause()).isEqualTo(CloseCause.IDLE_TIMER);
        assertThat(unread.reason()).isEqualTo(NotReusedReason.RESPONSE_NOT_DRAINED);
        var neverRead = new CloseContext(connection, readTimer, false, CloseKind.LOCAL_RESET, null, System.nanoTime());
        assertThat(neverRead.isTimedOutUnread()).isTrue();
        assertThat(neverRead.cause()).isEqualTo(CloseCause.ERROR);
        assertThat(neverRead.reason()).isEqualTo(NotReusedReason.RESPONSE_NOT_DRAINED);
        assertThat(new CloseContext(
                                connection, readTimer, false, CloseKind.LOCAL_RESET, SECOND / 1000, System.nanoTime())
                        .isTimedOutUnread())
                .as("released meanwhile")
                .isTrue();
        var failed = new CloseContext(connection, failure, false, CloseKind.LOCAL_RESET, null, System.nanoTime());
        assertThat(failed.isTimedOutUnread()).isFalse();
        var idle = new CloseContext(connection, timer, false, CloseKind.LOCAL_RESET, SECOND, System.nanoTime());
        assertThat(idle.isTimedOutUnread()).isFalse();
        assertThat(idle.reason()).isEqualTo(NotReusedReason.IDLE_EXPIRY_CHURN);

        traffic.addRequest();
        var withoutResponse = new CloseContext(connection, timer, false, CloseKind.LOCAL_FIN, null, System.nanoTime());
        assertThat(withoutResponse.isTimedOutUnread()).isFalse();
        assertThat(withoutResponse.cause()).isEqualTo(CloseCause.IDLE_TIMER);
        assertThat(withoutResponse.reason()).isEqualTo(NotReusedReason.ERROR);
    }

    @Test
    void aRequestThatIsGivenUpBeforeAnyResponseHasFailed() {
        var traffic = connection.traffic();
        traffic.addRequest();
        traffic.awaitResponse();
        var abandoned = new CloseHint(CloseCause.APPLICATION, NotReusedReason.RESPONSE_NOT_DRAINED);
        var disconnected = new CloseHint(CloseCause.APPLICATION, NotReusedReason.DISCONNECT_AFTER_RESPONSE);

        assertThat(closing(abandoned, CloseKind.LOCAL_FIN).reason()).isEqualTo(NotReusedReason.ERROR);
        assertThat(closing(abandoned, CloseKind.LOCAL_RESET).reason()).isEqualTo(NotReusedReason.ERROR);
        assertThat(closing(disconnected, CloseKind.LOCAL_FIN).reason()).isEqualTo(NotReusedReason.ERROR);
        assertThat(closing(disconnected, CloseKind.LOCAL_RESET).reason())
                .as("part of the response has arrived")
                .isEqualTo(NotReusedReason.DISCONNECT_AFTER_RESPONSE);

        traffic.responseArrived();
        assertThat(closing(abandoned, CloseKind.LOCAL_FIN).reason()).isEqualTo(NotReusedReason.RESPONSE_NOT_DRAINED);
        assertThat(closing(disconnected, CloseKind.LOCAL_FIN).reason())
                .isEqualTo(NotReusedReason.DISCONNECT_AFTER_RESPONSE);
    }

    @Test
    void aResponseIsLeftUnreadOnlyIfItHasBegun() {
        var traffic = connection.traffic();
        traffic.addRequest();
        traffic.awaitResponse();
        traffic.note(ChurnscopeTraffic.BODY_UNREAD);
        var failure = new CloseHint(CloseCause.ERROR, NotReusedReason.ERROR);
        var onLoop =
                new CloseContext(connection, caller(null, null), false, CloseKind.LOCAL_FIN, null, System.nanoTime());

        assertThat(onLoop.reason()).isEqualTo(NotReusedReason.ERROR);
        assertThat(closing(failure, CloseKind.LOCAL_FIN).cause()).isEqualTo(CloseCause.ERROR);

        traffic.responseArrived();
        assertThat(onLoop.reason()).isEqualTo(NotReusedReason.RESPONSE_NOT_DRAINED);
        assertThat(closing(failure, CloseKind.LOCAL_FIN).cause()).isEqualTo(CloseCause.APPLICATION);
    }

    @Test
    void anEventStreamHasNoEndToReadTo() {
        var traffic = connection.traffic();
        traffic.addRequest();
        traffic.awaitResponse();
        traffic.note(ChurnscopeTraffic.EVENT_STREAM);
        var cancelled = new CloseHint(CloseCause.APPLICATION, NotReusedReason.RESPONSE_NOT_DRAINED);
        var failed = new CloseHint(CloseCause.ERROR, NotReusedReason.ERROR);
        assertThat(closing(cancelled, CloseKind.LOCAL_FIN).reason())
                .as("before the response")
                .isEqualTo(NotReusedReason.ERROR);

        traffic.responseArrived();
        assertThat(closing(cancelled, CloseKind.LOCAL_FIN).reason()).isNull();
        assertThat(closing(cancelled, CloseKind.LOCAL_FIN).cause()).isEqualTo(CloseCause.APPLICATION);
        assertThat(closing(failed, CloseKind.LOCAL_FIN).reason()).isEqualTo(NotReusedReason.ERROR);
        var left = new CloseContext(connection, caller(null, null), true, CloseKind.LOCAL_FIN, null, System.nanoTime());
        assertThat(left.reason()).isNull();

        traffic.beginIdle(System.nanoTime(), Long.MAX_VALUE);
        assertThat(closing(cancelled, CloseKind.LOCAL_FIN).reason())
                .as("after another response")
                .isEqualTo(NotReusedReason.RESPONSE_NOT_DRAINED);
    }

    @Test
    void aClosedConnectionThatALaterRequestRunsIntoWasStale() {
        var traffic = connection.traffic();
        traffic.addRequest();
        traffic.beginIdle(System.nanoTime() - 30 * SECOND, Long.MAX_VALUE);
        traffic.addRequest();
        traffic.note(ChurnscopeTraffic.FAILED);
        var caller = caller("OkHttp", null);

        assertThat(new CloseContext(connection, caller, true, CloseKind.REMOTE_FIN, null, System.nanoTime()).reason())
                .isEqualTo(NotReusedReason.STALE_POOLED_CONNECTION);
        assertThat(new CloseContext(connection, caller, true, CloseKind.LOCAL_FIN, null, System.nanoTime()).reason())
                .isEqualTo(NotReusedReason.ERROR);
    }

    @Test
    void aRequestOnAConnectionThatThePeerHasClosedIsLost() {
        var traffic = connection.traffic();
        var caller = caller("OkHttp", null);
        traffic.addRequest();
        traffic.note(ChurnscopeTraffic.FAILED);
        assertThat(new CloseContext(connection, caller, true, CloseKind.REMOTE_RESET, null, System.nanoTime())
                        .requestWasLost())
                .as("the first")
                .isFalse();

        traffic.beginIdle(System.nanoTime() - SECOND / 100, Long.MAX_VALUE);
        traffic.addRequest();
        traffic.note(ChurnscopeTraffic.FAILED);
        var closing = new CloseContext(connection, caller, true, CloseKind.REMOTE_RESET, null, System.nanoTime());
        assertThat(closing.requestWasLost()).isTrue();
        assertThat(closing.cause()).isEqualTo(CloseCause.PROTOCOL);
        assertThat(closing.reason()).isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
        assertThat(new CloseContext(connection, caller, true, CloseKind.LOCAL_FIN, null, System.nanoTime())
                        .requestWasLost())
                .isFalse();
    }

    @Test
    void aRequestThatWentBesideOthersIsNotLostToIdleness() {
        var traffic = connection.traffic();
        var caller = caller(null, null);
        traffic.addRequest();
        traffic.responseArrived();
        traffic.beginIdle(System.nanoTime() - SECOND, Long.MAX_VALUE);
        traffic.addRequest();
        assertThat(new CloseContext(connection, caller, false, CloseKind.REMOTE_RESET, null, System.nanoTime())
                        .requestWasLost())
                .isTrue();

        traffic.addRequest();
        assertThat(new CloseContext(connection, caller, false, CloseKind.REMOTE_RESET, null, System.nanoTime())
                        .requestWasLost())
                .isFalse();
    }

    @Test
    void aCloseByALibraryAfterThePeersCloseNotifyIsLostToThePeer() {
        var traffic = connection.traffic();
        var closing =
                new CloseContext(connection, caller(null, null), false, CloseKind.LOCAL_FIN, SECOND, System.nanoTime());
        traffic.addRequest();
        traffic.beginIdle(System.nanoTime() - SECOND, Long.MAX_VALUE);
        assertThat(closing.reason()).isNull();

        traffic.note(ChurnscopeTraffic.PEER_CLOSE_NOTIFY);
        assertThat(closing.cause()).isEqualTo(CloseCause.PROTOCOL);
        assertThat(closing.reason()).isEqualTo(NotReusedReason.STALE_POOLED_CONNECTION);
    }

    @Test
    void aConnectionThatIsFoundClosedWhenAcquiredHadBeenIdle() {
        var traffic = connection.traffic();
        var found =
                new CloseContext(connection, caller(null, null), false, CloseKind.REMOTE_FIN, null, System.nanoTime());
        traffic.addRequest();
        traffic.beginIdle(System.nanoTime() - SECOND, Long.MAX_VALUE);
        traffic.acquired(System.nanoTime(), new UnknownSocketState());
        assertThat(found.reason()).isEqualTo(NotReusedReason.STALE_POOLED_CONNECTION);

        traffic.addRequest();
        assertThat(found.reason())
                .as("while it carries a request")
                .isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
    }

    @ParameterizedTest
    @CsvSource({
        // what the kernel knows when it is acquired, after how many ms, how it is closed, and why it is not reused
        "REMOTE_FIN, 300, REMOTE_RESET, STALE_POOLED_CONNECTION",
        "REMOTE_FIN, 300, REMOTE_FIN, STALE_POOLED_CONNECTION",
        "REMOTE_FIN, 300, LOCAL_RESET, STALE_POOLED_CONNECTION",
        "REMOTE_RESET, 300, REMOTE_RESET, STALE_POOLED_CONNECTION",
        "LOCAL_FIN, 300, REMOTE_RESET, ERROR",
        "REMOTE_FIN, 30, REMOTE_RESET, ERROR",
    })
    void aConnectionOfADatabasePoolThatThePeerHadEndedBeforeItWasAcquiredWasStale(
            CloseKind atAcquire, int idleMillis, CloseKind kind, NotReusedReason reason) {
        var traffic = connection.traffic();
        traffic.belongTo(new PoolRoute(true, new AtomicReference<>()));
        long now = System.nanoTime();
        traffic.beginIdle(now - idleMillis * SECOND / 1000, Long.MAX_VALUE);
        traffic.acquired(now, reading(atAcquire));

        assertThat(new CloseContext(connection, caller(null, null), true, kind, null, now).reason())
                .isEqualTo(reason);
    }

    @Test
    void aConnectionThatAnotherExchangeHasUsedSinceWasNotStale() {
        var traffic = connection.traffic();
        traffic.belongTo(new PoolRoute(true, new AtomicReference<>()));
        long now = System.nanoTime();
        traffic.beginIdle(now - SECOND, Long.MAX_VALUE);
        traffic.acquired(now, reading(CloseKind.LOCAL_FIN));
        traffic.beginIdle(now, Long.MAX_VALUE);
        traffic.acquired(now + 1, reading(CloseKind.REMOTE_FIN));

        assertThat(new CloseContext(connection, caller(null, null), true, CloseKind.REMOTE_RESET, null, now).reason())
                .isEqualTo(NotReusedReason.ERROR);
    }

    private static SocketState reading(CloseKind kind) {
        return (SocketState) Proxy.newProxyInstance(
                SocketState.class.getClassLoader(), new Class<?>[] {SocketState.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("atClose");
                    return kind;
                });
    }

    @Test
    void aBrokenConnectionReleasedToADatabasePoolDoesNotShowThatThePoolIsTooSmall() {
        var returned = caller(null, new CloseHint(CloseCause.POOL, NotReusedReason.POOL_TOO_SMALL));
        var traffic = connection.traffic();
        traffic.belongTo(new PoolRoute(true, new AtomicReference<>()));
        traffic.beginIdle(System.nanoTime(), Long.MAX_VALUE);
        traffic.endIdle(System.nanoTime());

        assertThat(new CloseContext(connection, returned, true, CloseKind.LOCAL_FIN, 0L, System.nanoTime()).reason())
                .as("became idle")
                .isEqualTo(NotReusedReason.POOL_TOO_SMALL);
        var beforeItIsIdle = new CloseContext(connection, returned, true, CloseKind.LOCAL_FIN, null, System.nanoTime());
        assertThat(beforeItIsIdle.cause()).isEqualTo(CloseCause.ERROR);
        assertThat(beforeItIsIdle.reason()).isEqualTo(NotReusedReason.ERROR);
        var peerRespondsFirst =
                new CloseContext(connection, returned, true, CloseKind.REMOTE_FIN, null, System.nanoTime());
        assertThat(peerRespondsFirst.cause())
                .as("the driver has announced the close")
                .isEqualTo(CloseCause.ERROR);
        assertThat(peerRespondsFirst.reason()).isEqualTo(NotReusedReason.ERROR);
        traffic.note(ChurnscopeTraffic.FAILED);
        assertThat(new CloseContext(connection, returned, true, CloseKind.LOCAL_FIN, 0L, System.nanoTime()).reason())
                .as("failed a test")
                .isEqualTo(NotReusedReason.ERROR);
    }

    @Test
    void aRequestIsAlsoLostIfTheClientAbortsAConnectionThatThePeerHasEnded() {
        var traffic = connection.traffic();
        var caller = caller("Apache HttpClient 5", new CloseHint(CloseCause.ERROR, NotReusedReason.ERROR));
        traffic.addRequest();
        traffic.responseArrived();
        traffic.beginIdle(System.nanoTime() - SECOND, Long.MAX_VALUE);
        traffic.addRequest();
        var aborted = new CloseContext(connection, caller, true, CloseKind.LOCAL_RESET, null, System.nanoTime());
        assertThat(aborted.requestWasLost())
                .as("the response may have taken too long")
                .isFalse();
        assertThat(aborted.cause()).isEqualTo(CloseCause.ERROR);

        traffic.endByPeer();
        assertThat(aborted.requestWasLost()).isTrue();
        assertThat(aborted.cause()).isEqualTo(CloseCause.PROTOCOL);
        assertThat(aborted.reason()).isEqualTo(NotReusedReason.STALE_POOLED_CONNECTION);
    }

    @Test
    void anEvictionBecauseOfAgeOrNumberIsDistinguishedByTheClock() {
        var traffic = connection.traffic();
        var evicted = caller(null, new CloseHint(CloseCause.POOL, NotReusedReason.POOL_TOO_SMALL));
        long now = System.nanoTime();

        traffic.beginIdle(now, now + 30 * SECOND);
        traffic.endIdle(now);
        assertThat(new CloseContext(connection, evicted, false, CloseKind.LOCAL_FIN, SECOND, System.nanoTime()).cause())
                .isEqualTo(CloseCause.POOL);
        traffic.beginIdle(now, now);
        traffic.endIdle(now);
        var late = new CloseContext(connection, evicted, false, CloseKind.LOCAL_FIN, SECOND, System.nanoTime());
        assertThat(late.cause()).isEqualTo(CloseCause.IDLE_TIMER);
        assertThat(late.reason()).isEqualTo(NotReusedReason.IDLE_EXPIRY_CHURN);
    }

    @Test
    void aConnectionWithAnUnreadResponseWasNotDrainedWhateverEndsIt() {
        connection.traffic().note(ChurnscopeTraffic.BODY_UNREAD);
        var evicted = caller(null, new CloseHint(CloseCause.POOL, NotReusedReason.POOL_TOO_SMALL));
        var timedOut = caller(null, new CloseHint(CloseCause.ERROR, NotReusedReason.ERROR));

        assertThat(new CloseContext(connection, evicted, false, CloseKind.LOCAL_FIN, null, System.nanoTime()).reason())
                .isEqualTo(NotReusedReason.RESPONSE_NOT_DRAINED);
        var closing = new CloseContext(connection, timedOut, true, CloseKind.LOCAL_FIN, null, System.nanoTime());
        assertThat(closing.reason()).isEqualTo(NotReusedReason.RESPONSE_NOT_DRAINED);
        assertThat(closing.cause()).isEqualTo(CloseCause.APPLICATION);
    }

    @Test
    void aCloseByALibraryForItsOwnReasonsIsNotTheApplications() {
        var pool = caller("OkHttp", new CloseHint(CloseCause.POOL, null));
        var exchange = caller("OkHttp", new CloseHint(CloseCause.PROTOCOL, null));

        assertThat(new CloseContext(connection, pool, true, CloseKind.LOCAL_FIN, null, System.nanoTime()).reason())
                .isNull();
        assertThat(new CloseContext(connection, exchange, true, CloseKind.LOCAL_FIN, null, System.nanoTime()).reason())
                .isEqualTo(NotReusedReason.KEEP_ALIVE_DISABLED);
    }

    @Test
    void aPeerThatClosesAnIdleConnectionLateHasTimedItOut() {
        var caller = caller("OkHttp", null);

        assertThat(new CloseContext(connection, caller, false, CloseKind.REMOTE_FIN, 30 * SECOND, System.nanoTime())
                        .reason())
                .isEqualTo(NotReusedReason.STALE_POOLED_CONNECTION);
        assertThat(new CloseContext(connection, caller, false, CloseKind.REMOTE_FIN, SECOND / 100, System.nanoTime())
                        .reason())
                .isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
        assertThat(new CloseContext(connection, caller, false, CloseKind.REMOTE_RESET, SECOND / 100, System.nanoTime())
                        .reason())
                .isEqualTo(NotReusedReason.STALE_POOLED_CONNECTION);
    }

    private Connection connection() {
        var caller = caller("OkHttp", null);
        var opener = new SiteTable(1).opener(caller, Role.CLIENT, ChurnscopeHook.SOCKET);
        var remote = new InetSocketAddress("127.0.0.1", 80);
        return Connection.connecting(socket, new FileDescriptor(), opener, remote, 0);
    }

    private static Caller caller(@Nullable String label, @Nullable CloseHint hint) {
        var callSite = new CallSite("com.shop.Client", "fetch", "Client.java", 1);
        return new Caller(callSite, true, label, hint, new StackTraceElement[0]);
    }
}
