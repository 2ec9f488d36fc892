// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.churnscope.record.Threads;
import dev.churnscope.stack.Caller;
import java.io.FileDescriptor;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTableTest {

    private static final int THREADS = 8;

    private final ConnectionTable table = new ConnectionTable();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1023, 1024, 1_000_000, ConnectionTable.CAPACITY - 1})
    void holdsASocketUnderAnyDescriptor(int descriptor) {
        var socket = socket();

        assertThat(table.get(descriptor)).isNull();
        assertThat(table.put(descriptor, socket)).isNull();
        assertThat(table.get(descriptor)).isSameAs(socket);
        assertThat(table.remove(descriptor, socket)).isTrue();
        assertThat(table.get(descriptor)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, ConnectionTable.CAPACITY, Integer.MAX_VALUE})
    void beyondItsCapacityItHoldsNothing(int descriptor) {
        var socket = socket();

        assertThat(table.get(descriptor)).isNull();
        assertThat(table.remove(descriptor, socket)).isFalse();
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> table.put(descriptor, socket));
    }

    @Test
    void putReturnsThePreviousSocket() {
        var first = socket();
        table.put(7, first);

        assertThat(table.put(7, socket())).isSameAs(first);
    }

    @Test
    void onlyTheVerySocketIsRemoved() {
        var first = socket();
        var second = socket();
        table.put(7, first);
        table.put(7, second);

        assertThat(table.remove(7, first)).isFalse();
        assertThat(table.remove(7, second)).isTrue();
    }

    @Test
    void visitsEverySocketOnce() {
        var sockets = new ArrayList<TrackedSocket>();
        for (int i = 0; i < 10; i++) {
            var socket = socket();
            sockets.add(socket);
            table.put(i * 700, socket);
        }
        var seen = new ArrayList<TrackedSocket>();

        table.forEach(seen::add);

        assertThat(seen).containsExactlyElementsOf(sockets);
    }

    @Test
    void ofManyThreadsExactlyOneRemovesASocket() throws Exception {
        int sockets = 5_000;
        for (int i = 0; i < sockets; i++) {
            table.put(i, socket());
        }
        var removed = new AtomicInteger();

        Threads.run(THREADS, thread -> {
            for (int i = 0; i < sockets; i++) {
                var socket = table.get(i);
                if (socket != null && table.remove(i, socket)) {
                    removed.incrementAndGet();
                }
            }
        });

        assertThat(removed).hasValue(sockets);
    }

    @Test
    void growsUnderManyThreadsWithoutLosingASocket() throws Exception {
        int each = 2_000;

        Threads.run(THREADS, thread -> {
            for (int i = 0; i < each; i++) {
                table.put(i * THREADS + thread, socket());
            }
        });

        var count = new AtomicInteger();
        table.forEach(socket -> count.incrementAndGet());
        assertThat(count).hasValue(THREADS * each);
    }

    private static TrackedSocket socket() {
        return new ListeningSocket(new FileDescriptor(), null, Caller.UNKNOWN);
    }
}
