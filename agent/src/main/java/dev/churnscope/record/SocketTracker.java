// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.record.close.CloseRecorder;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.connection.ConnectionNotifier;
import dev.churnscope.record.connection.ConnectionTable;
import dev.churnscope.record.connection.PreexistingSocket;
import dev.churnscope.record.connection.TrackedSocket;
import dev.churnscope.record.socket.ConnectFailure;
import dev.churnscope.record.socket.SocketState;
import java.io.FileDescriptor;
import java.util.concurrent.atomic.LongAdder;
import jdk.internal.access.JavaIOFileDescriptorAccess;
import jdk.internal.access.SharedSecrets;

/**
 * Keeps the table of sockets true to what threads tell: each is put in once and taken out by one thread only, and what goes
 * past the agent, because its number is too high or nobody told of its close, is counted, too. Runs on the application's threads.
 */
final class SocketTracker {

    private static final JavaIOFileDescriptorAccess DESCRIPTORS = SharedSecrets.getJavaIOFileDescriptorAccess();

    private final ConnectionTable table;
    private final SocketState state;
    private final CloseRecorder closes;
    private final ConnectionNotifier notifier;
    private final LongAdder untracked = new LongAdder();
    private final LongAdder openBeforeAttach = new LongAdder();

    SocketTracker(ConnectionTable table, SocketState state, CloseRecorder closes, ConnectionNotifier notifier) {
        this.table = table;
        this.state = state;
        this.closes = closes;
        this.notifier = notifier;
    }

    /** Returns false where the descriptor is beyond what the table holds, which counts as untracked. */
    boolean put(FileDescriptor fd, TrackedSocket socket) {
        int number = DESCRIPTORS.get(fd);
        if (number < 0 || number >= ConnectionTable.CAPACITY) {
            untracked.increment();
            return false;
        }
        // A socket that still stands under the number was closed past the JDK, by native code.
        if (table.put(number, socket) instanceof Connection lost) {
            lost(lost);
        }
        return true;
    }

    private void lost(Connection lost) {
        if (lost.isConnecting()) {
            failed(lost, ConnectFailure.CLOSED);
        } else {
            closes.countLost(lost);
        }
    }

    /** Counts a connect that did not establish, and was taken out. */
    void failed(Connection connection, ConnectFailure reason) {
        connection.opener().site().failures().count(connection.endpoint(), reason);
        notifier.connectFailed(connection, reason);
    }

    /** Takes a connection out; returns true for one caller only, however many ask. */
    boolean remove(Connection connection) {
        // Before it is taken out: a report that looks for the leaked ones in between must not miss it.
        connection.countIfLeaked();
        return remove(connection.descriptor(), connection);
    }

    /** Takes a socket out; returns true for one caller only, however many ask. */
    boolean remove(FileDescriptor fd, TrackedSocket socket) {
        return table.remove(DESCRIPTORS.get(fd), socket);
    }

    /** Counts the close of a connection that is older than the agent. */
    void closingOpenBefore(FileDescriptor fd) {
        if (remove(fd, PreexistingSocket.INSTANCE) && state.isConnection(fd)) {
            openBeforeAttach.increment();
        }
    }

    /** Returns closes of connections that are older than the agent. */
    long openBeforeAttach() {
        return openBeforeAttach.sum();
    }

    /** Returns connections whose descriptor's number is beyond what is followed. */
    long untracked() {
        return untracked.sum();
    }
}
