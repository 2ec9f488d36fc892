// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.record.socket.Descriptors;
import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import java.net.ChurnscopePropagation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a library's event loop, no frame of which is the application's.
 *
 * @param toClose the connection to close, or null to open one
 */
record Loop(@Nullable FileDescriptor toClose) implements Runnable {

    @Override
    public void run() {
        if (toClose != null) {
            ChurnscopeHook.closing(toClose);
            return;
        }
        var fd = Descriptors.numbered(700_000);
        var remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), 80);
        ChurnscopePropagation.begin(this);
        ChurnscopeHook.connecting(this, fd, remote, ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeHook.connected(null, fd);
        ChurnscopePropagation.end();
    }
}
