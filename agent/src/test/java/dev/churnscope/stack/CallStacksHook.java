// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import java.net.InetAddress;
import java.net.SocketAddress;

/** A hook that gets the current caller from every implementation of {@link CallStacks} at each close. */
final class CallStacksHook extends ChurnscopeHook {

    private final CallStacks backtraces;
    private final CallStacks walked;

    Caller byBacktrace;
    Caller byWalking;
    Throwable thrown;

    CallStacksHook(CallSiteRule rule) {
        var callers = new Callers(rule, 64, CloseHints.NONE);
        backtraces = new BacktraceCallStacks(callers);
        walked = new StackWalkerCallStacks(callers);
    }

    @Override
    protected void onClosing(FileDescriptor fd, boolean graceful, boolean resetWasRead) {
        try {
            byBacktrace = backtraces.currentCaller();
            byWalking = walked.currentCaller();
        } catch (Throwable t) {
            // The static hook would swallow it.
            thrown = t;
        }
    }

    @Override
    protected void onConnecting(Object owner, FileDescriptor fd, SocketAddress remote, int transport) {}

    @Override
    protected void onConnected(FileDescriptor fd, SocketAddress local) {}

    @Override
    protected void onConnectFailed(FileDescriptor fd, Throwable reason) {}

    @Override
    protected void onListening(FileDescriptor fd, int localPort, int transport) {}

    @Override
    protected void onAccepting(FileDescriptor server) {}

    @Override
    protected void onAccepted(
            Object owner,
            FileDescriptor fd,
            InetAddress peer,
            int peerPort,
            int localPort,
            FileDescriptor server,
            int transport) {}

    @Override
    protected void onHalfClosing(FileDescriptor fd, boolean input) {}
}
