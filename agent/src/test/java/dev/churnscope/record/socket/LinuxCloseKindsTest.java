// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.socket;

import static dev.churnscope.model.CloseKind.LOCAL_FIN;
import static dev.churnscope.model.CloseKind.LOCAL_RESET;
import static dev.churnscope.model.CloseKind.REMOTE_FIN;
import static dev.churnscope.model.CloseKind.REMOTE_RESET;
import static dev.churnscope.record.socket.LinuxCloseKinds.POLLERR;
import static dev.churnscope.record.socket.LinuxCloseKinds.POLLHUP;
import static dev.churnscope.record.socket.LinuxCloseKinds.POLLIN;
import static dev.churnscope.record.socket.LinuxCloseKinds.POLLRDHUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.churnscope.model.CloseKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinuxCloseKindsTest {

    private static final int ESTABLISHED = 1;
    private static final int FIN_WAIT2 = 5;

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void theKindOfACloseFollowsFromTheSocket(String when, int polled, boolean aborts, CloseKind kind) {
        assertThat(LinuxCloseKinds.atClose(polled, aborts)).isEqualTo(kind);
    }

    static Stream<Arguments> theKindOfACloseFollowsFromTheSocket() {
        return Stream.of(
                arguments("nothing has arrived", 0, false, LOCAL_FIN),
                arguments("data is unread, the peer is there", POLLIN, false, LOCAL_RESET),
                arguments("SO_LINGER is 0", 0, true, LOCAL_RESET),
                arguments("SO_LINGER is 0 and data is unread", POLLIN, true, LOCAL_RESET),
                arguments("the peer's FIN is in", POLLIN | POLLRDHUP, false, REMOTE_FIN),
                arguments("SO_LINGER is 0 after the peer's FIN", POLLIN | POLLRDHUP, true, LOCAL_RESET),
                arguments("a RST is in, its error unread", POLLIN | POLLERR | POLLHUP | POLLRDHUP, false, REMOTE_RESET),
                arguments("a RST is in, its error read", POLLIN | POLLHUP | POLLRDHUP, false, REMOTE_RESET),
                arguments("a RST is in and SO_LINGER is 0", POLLERR | POLLHUP, true, REMOTE_RESET));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void theKindOfAHalfCloseFollowsFromTheSocket(String when, int polled, CloseKind kind) {
        assertThat(LinuxCloseKinds.atHalfClose(polled)).isEqualTo(kind);
    }

    static Stream<Arguments> theKindOfAHalfCloseFollowsFromTheSocket() {
        return Stream.of(
                arguments("nothing has arrived", 0, LOCAL_FIN),
                arguments("data is unread, but may still be read", POLLIN, LOCAL_FIN),
                arguments("the peer's FIN is in", POLLIN | POLLRDHUP, REMOTE_FIN),
                arguments("a RST is in", POLLIN | POLLERR | POLLHUP | POLLRDHUP, REMOTE_RESET));
    }

    @ParameterizedTest
    @EnumSource
    void aHalfCloseDecidesTheKind(CloseKind decided) {
        assertThat(LinuxCloseKinds.afterHalfClose(decided, 0, false)).isEqualTo(decided);
    }

    @ParameterizedTest
    @EnumSource
    void onceThePeersFinHasArrivedNothingIsLeftToAbort(CloseKind decided) {
        assertThat(LinuxCloseKinds.afterHalfClose(decided, POLLIN | POLLRDHUP | POLLHUP, true))
                .isEqualTo(decided);
    }

    @Test
    void anAbortBeforeThePeersFinOutweighsAHalfClose() {
        assertThat(LinuxCloseKinds.afterHalfClose(LOCAL_FIN, 0, true)).isEqualTo(LOCAL_RESET);
        assertThat(LinuxCloseKinds.afterHalfClose(LOCAL_FIN, POLLIN, false)).isEqualTo(LOCAL_RESET);
    }

    @ParameterizedTest
    @EnumSource
    void aResetOutweighsAnEarlierHalfClose(CloseKind decided) {
        assertThat(LinuxCloseKinds.afterHalfClose(decided, POLLERR | POLLHUP, false))
                .isEqualTo(REMOTE_RESET);
    }

    @ParameterizedTest(name = "state {0}, {1} bytes unread")
    @MethodSource
    void afterShutdownInputTheStateAndTheQueueDecide(int state, int unread, CloseKind kind) {
        int polled = LinuxCloseKinds.withoutInputClosed(POLLIN | POLLRDHUP, state, unread);

        assertThat(LinuxCloseKinds.atClose(polled, false)).isEqualTo(kind);
    }

    static Stream<Arguments> afterShutdownInputTheStateAndTheQueueDecide() {
        return Stream.of(
                arguments(ESTABLISHED, 0, LOCAL_FIN),
                arguments(ESTABLISHED, 1, LOCAL_RESET),
                arguments(LinuxCloseKinds.TCP_CLOSE_WAIT, 0, REMOTE_FIN),
                arguments(LinuxCloseKinds.TCP_CLOSE_WAIT, 1, REMOTE_FIN),
                arguments(LinuxCloseKinds.TCP_CLOSE, 0, REMOTE_RESET),
                arguments(LinuxCloseKinds.TCP_CLOSE, 1, REMOTE_RESET));
    }

    @Test
    void afterShutdownOfBothTheStateShowsWhetherThePeersFinHasArrived() {
        int bothShutDown = POLLIN | POLLRDHUP | POLLHUP;

        assertThat(LinuxCloseKinds.withoutInputClosed(bothShutDown, FIN_WAIT2, 0))
                .isZero();
        assertThat(LinuxCloseKinds.withoutInputClosed(bothShutDown, LinuxCloseKinds.TCP_LAST_ACK, 0))
                .isEqualTo(POLLHUP);
        assertThat(LinuxCloseKinds.withoutInputClosed(bothShutDown, LinuxCloseKinds.TCP_CLOSING, 0))
                .isEqualTo(POLLHUP);
    }

    @Test
    void afterShutdownInputAnErrorIsKept() {
        assertThat(LinuxCloseKinds.withoutInputClosed(POLLERR | POLLIN, ESTABLISHED, 0))
                .isEqualTo(POLLERR);
    }
}
