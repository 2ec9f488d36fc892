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
 * Maintains the socket table: each socket is added once, and removed by exactly one thread. Sockets that escape tracking,
 * because of a too high descriptor number or an unseen close, are counted. Runs on the application's threads.
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

    /** Adds a socket; returns false, and counts it as untracked, if its descriptor number is beyond the table's capacity. */
    boolean put(FileDescriptor fd, TrackedSocket socket) {
        int number = DESCRIPTORS.get(fd);
        if (number < 0 || number >= ConnectionTable.CAPACITY) {
            untracked.increment();
            return false;
        }
        // A socket that still has the number was closed without the JDK, by native code.
        if (table.put(number, socket) instanceof Connection lost) {
            closedUnseen(lost);
        }
        return true;
    }

    private void closedUnseen(Connection connection) {
        if (connection.isConnecting()) {
            failed(connection, ConnectFailure.CLOSED);
        } else {
            closes.countUnseen(connection);
        }
    }

    /** Counts a failed connect, which was removed before. */
    void failed(Connection connection, ConnectFailure reason) {
        connection.opener().site().failures().count(connection.endpoint(), reason, connection.call());
        notifier.connectFailed(connection, reason);
    }

    /** Removes a connection; returns true for exactly one of the threads that call this. */
    boolean remove(Connection connection) {
        // Before it is removed: a report that counts leaked connections in between must not miss it.
        connection.countIfLeaked();
        return remove(connection.descriptor(), connection);
    }

    /** Removes a socket; returns true for exactly one of the threads that call this. */
    boolean remove(FileDescriptor fd, TrackedSocket socket) {
        return table.remove(DESCRIPTORS.get(fd), socket);
    }

    /** Counts the close of a preexisting connection. */
    void closingPreexisting(FileDescriptor fd) {
        if (remove(fd, PreexistingSocket.INSTANCE) && state.isConnection(fd)) {
            openBeforeAttach.increment();
        }
    }

    /** Returns the number of closes of preexisting connections. */
    long openBeforeAttach() {
        return openBeforeAttach.sum();
    }

    /** Returns the number of connections that were not tracked because their descriptor number is too high. */
    long untracked() {
        return untracked.sum();
    }
}
