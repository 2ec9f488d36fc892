// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandshakeTest {

    private final Handshake handshake = new Handshake(100);

    @Test
    void isNotMeasuredBeforeItIsDone() {
        assertThat(handshake.isDone()).isFalse();
        assertThat(handshake.nanos()).isEqualTo(Handshake.NOT_MEASURED);
    }

    @Test
    void takesFromItsBeginningToItsEnd() {
        assertThat(handshake.end(130)).isEqualTo(30);
        assertThat(handshake.isDone()).isTrue();
        assertThat(handshake.nanos()).isEqualTo(30);
    }

    @Test
    void endsOnce() {
        handshake.end(130);

        assertThat(handshake.end(500)).isEqualTo(Handshake.NOT_MEASURED);
        assertThat(handshake.nanos()).isEqualTo(30);
    }
}
