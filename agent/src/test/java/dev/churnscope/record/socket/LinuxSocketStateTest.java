// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.socket;

import static dev.churnscope.model.CloseKind.LOCAL_FIN;
import static dev.churnscope.model.CloseKind.LOCAL_RESET;
import static dev.churnscope.model.CloseKind.REMOTE_FIN;
import static dev.churnscope.model.CloseKind.REMOTE_RESET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.Eventually;
import dev.churnscope.model.CloseKind;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Against real sockets. What the far end does takes a moment to arrive, so the tests wait for the kinds. */
@EnabledOnOs(OS.LINUX)
class LinuxSocketStateTest {

    private final SocketState state = new LinuxSocketState();
    private Loopback connection;
    private boolean inputClosed;

    @BeforeEach
    void connect() throws IOException {
        connection = new Loopback();
    }

    @AfterEach
    void disconnect() throws IOException {
        connection.close();
    }

    @Test
    void anIdleConnectionIsClosedByOurFin() {
        assertThat(atClose(null)).isEqualTo(LOCAL_FIN);
        assertThat(atHalfClose()).isEqualTo(LOCAL_FIN);
    }

    @Test
    void thePeersFinCameFirst() throws Exception {
        connection.farSendsFin();

        becomes(REMOTE_FIN);
        assertThat(atHalfClose()).isEqualTo(REMOTE_FIN);
    }

    @Test
    void thePeersFinCameFirstThoughDataBeforeItIsUnread() throws Exception {
        connection.farSends(10);
        connection.farSendsFin();

        becomes(REMOTE_FIN);
    }

    @Test
    void unreadDataMakesACloseAReset() throws Exception {
        connection.farSends(1);

        becomes(LOCAL_RESET);
        assertThat(atHalfClose()).isEqualTo(LOCAL_FIN);
    }

    @Test
    void dataThatWasReadMakesNoDifference() throws Exception {
        connection.farSends(1);
        connection.near.read(ByteBuffer.allocate(10));

        assertThat(atClose(null)).isEqualTo(LOCAL_FIN);
    }

    @Test
    void thePeersResetCameFirst() throws Exception {
        connection.farSendsRst();

        becomes(REMOTE_RESET);
        assertThat(atHalfClose()).isEqualTo(REMOTE_RESET);
    }

    @Test
    void thePeersResetCameFirstThoughItsErrorWasRead() throws Exception {
        connection.farSendsRst();
        becomes(REMOTE_RESET);
        Assertions.assertThatIOException().isThrownBy(() -> connection.near.read(ByteBuffer.allocate(1)));

        assertThat(atClose(null)).isEqualTo(REMOTE_RESET);
    }

    @Test
    void thePeersResetAfterItsFinIsAReset() throws Exception {
        connection.farSendsFin();
        becomes(REMOTE_FIN);
        connection.farSendsRst();

        becomes(REMOTE_RESET);
    }

    @Test
    void soLingerZeroIsAReset() throws Exception {
        connection.near.setOption(StandardSocketOptions.SO_LINGER, 0);

        assertThat(atClose(null)).isEqualTo(LOCAL_RESET);
    }

    @Test
    void soLingerZeroIsAResetAfterThePeersFinToo() throws Exception {
        connection.farSendsFin();
        becomes(REMOTE_FIN);
        connection.near.setOption(StandardSocketOptions.SO_LINGER, 0);

        assertThat(atClose(null)).isEqualTo(LOCAL_RESET);
    }

    @Test
    void soLingerAboveZeroIsNoReset() throws Exception {
        connection.near.setOption(StandardSocketOptions.SO_LINGER, 5);

        assertThat(atClose(null)).isEqualTo(LOCAL_FIN);
    }

    @Test
    void soLingerIsNotReadForACloseKnownToBeGraceful() throws Exception {
        connection.near.setOption(StandardSocketOptions.SO_LINGER, 0);

        assertThat(state.atClose(connection.descriptor(), true, false, null)).isEqualTo(LOCAL_FIN);
    }

    @Test
    void shutdownInputDoesNotPassForThePeersFin() throws Exception {
        shutdownInput();

        assertThat(atClose(null)).isEqualTo(LOCAL_FIN);
        assertThat(atHalfClose()).isEqualTo(LOCAL_FIN);
    }

    @Test
    void thePeersFinAfterShutdownInputIsSeen() throws Exception {
        shutdownInput();
        connection.farSendsFin();

        becomes(REMOTE_FIN);
        assertThat(atHalfClose()).isEqualTo(REMOTE_FIN);
    }

    @Test
    void thePeersFinBeforeShutdownInputIsSeen() throws Exception {
        connection.farSendsFin();
        becomes(REMOTE_FIN);
        shutdownInput();

        assertThat(atClose(null)).isEqualTo(REMOTE_FIN);
    }

    @Test
    void unreadDataBeforeShutdownInputIsSeen() throws Exception {
        connection.farSends(1);
        becomes(LOCAL_RESET);
        shutdownInput();

        assertThat(atClose(null)).isEqualTo(LOCAL_RESET);
    }

    @Test
    void thePeersResetAfterShutdownInputIsSeen() throws Exception {
        shutdownInput();
        connection.farSendsRst();

        becomes(REMOTE_RESET);
    }

    @Test
    void aHalfCloseOutweighsThePeersFinAfterIt() throws Exception {
        connection.near.shutdownOutput();
        connection.farSendsFin();
        // Only once the FIN was read is it sure to have arrived.
        assertThat(connection.near.read(ByteBuffer.allocate(1))).isEqualTo(-1);

        assertThat(atClose(LOCAL_FIN)).isEqualTo(LOCAL_FIN);
    }

    @Test
    void thePeersResetOutweighsAnEarlierHalfClose() throws Exception {
        connection.near.shutdownOutput();
        connection.farSendsRst();

        assertThat(Eventually.holds(() -> atClose(LOCAL_FIN) == REMOTE_RESET)).isTrue();
    }

    @Test
    void aClosedDescriptorHasNoKind() throws Exception {
        var fd = connection.descriptor();
        connection.near.close();

        assertThat(state.atClose(fd, false, false, null)).isNull();
    }

    private void shutdownInput() throws IOException {
        connection.near.shutdownInput();
        inputClosed = true;
    }

    private void becomes(CloseKind kind) throws Exception {
        Eventually.holds(() -> atClose(null) == kind);
        assertThat(atClose(null)).isEqualTo(kind);
    }

    private @Nullable CloseKind atClose(@Nullable CloseKind decided) {
        return state.atClose(connection.descriptor(), false, inputClosed, decided);
    }

    private @Nullable CloseKind atHalfClose() {
        return state.atHalfClose(connection.descriptor(), inputClosed);
    }
}
