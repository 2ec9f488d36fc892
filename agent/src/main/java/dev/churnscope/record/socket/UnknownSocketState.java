// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.socket;

import dev.churnscope.model.CloseKind;
import java.io.FileDescriptor;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** {@link SocketState} for platforms without a reliable way to query a socket: every close is inferred. */
public final class UnknownSocketState implements SocketState {

    @Override
    public @Nullable CloseKind atHalfClose(FileDescriptor fd, boolean inputClosed) {
        return null;
    }

    @Override
    public @Nullable CloseKind atClose(
            FileDescriptor fd, boolean graceful, boolean inputClosed, @Nullable CloseKind decided) {
        return null;
    }

    @Override
    public boolean lingersZero(FileDescriptor fd) {
        return false;
    }

    @Override
    public boolean isConnection(FileDescriptor fd) {
        return false;
    }

    @Override
    public boolean isClosedByPeer(FileDescriptor fd) {
        return false;
    }

    @Override
    public @Nullable InetSocketAddress localAddress(FileDescriptor fd) {
        return null;
    }
}
