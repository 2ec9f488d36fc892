// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Stands for a server whose threads have no application frames. */
record AcceptingLibrary(FileDescriptor server, FileDescriptor accepted) implements Runnable {

    @Override
    public void run() {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 80);
        ChurnscopeHook.accepted(this, accepted, address, address, server, ChurnscopeHook.SOCKET_CHANNEL);
    }
}
