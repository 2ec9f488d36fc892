// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.socket;

import static dev.churnscope.record.socket.ConnectFailure.CLOSED;
import static dev.churnscope.record.socket.ConnectFailure.NO_PORT;
import static dev.churnscope.record.socket.ConnectFailure.OTHER;
import static dev.churnscope.record.socket.ConnectFailure.REFUSED;
import static dev.churnscope.record.socket.ConnectFailure.TIMED_OUT;
import static dev.churnscope.record.socket.ConnectFailure.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectFailureTest {

    @ParameterizedTest
    @MethodSource
    void theReasonIsRecognized(Throwable thrown, ConnectFailure reason) {
        assertThat(ConnectFailure.of(thrown)).isEqualTo(reason);
    }

    static Stream<Arguments> theReasonIsRecognized() {
        return Stream.of(
                arguments(new ConnectException("Connection refused"), REFUSED),
                arguments(new ConnectException("Connection timed out"), TIMED_OUT),
                arguments(new SocketTimeoutException("Connect timed out"), TIMED_OUT),
                arguments(new SocketTimeoutException(), TIMED_OUT),
                arguments(new ConnectException("Network is unreachable"), UNREACHABLE),
                arguments(new SocketException("Network is unreachable"), UNREACHABLE),
                arguments(new NoRouteToHostException("No route to host"), UNREACHABLE),
                arguments(new NoRouteToHostException("Host is unreachable"), UNREACHABLE),
                arguments(new BindException("Cannot assign requested address"), NO_PORT),
                arguments(new NoRouteToHostException("Cannot assign requested address"), NO_PORT),
                arguments(new BindException("Can't assign requested address"), NO_PORT),
                arguments(new BindException("Address already in use"), NO_PORT),
                arguments(new SocketException("Socket closed"), CLOSED),
                arguments(new SocketException("Closed by interrupt"), CLOSED),
                arguments(new ClosedChannelException(), CLOSED),
                arguments(new AsynchronousCloseException(), CLOSED),
                arguments(new ClosedByInterruptException(), CLOSED),
                arguments(new SocketException("Permission denied"), OTHER),
                arguments(new IOException(), OTHER));
    }

    @Test
    void aRefusedSocketIsRecognized() throws IOException {
        int port = unusedPort();
        var thrown = catchThrowable(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());

        assertThat(ConnectFailure.of(thrown)).isEqualTo(REFUSED);
    }

    @Test
    void aRefusedChannelIsRecognized() throws IOException {
        var nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), unusedPort());
        var thrown = catchThrowable(() -> SocketChannel.open(nobody).close());

        assertThat(ConnectFailure.of(thrown)).isEqualTo(REFUSED);
    }

    private static int unusedPort() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return server.getLocalPort();
        }
    }
}
