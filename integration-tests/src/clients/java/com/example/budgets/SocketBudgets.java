// SPDX-License-Identifier: Apache-2.0
package com.example.budgets;

import dev.churnscope.junit.ChurnBudget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Tests that open sockets, some of them more than they may. */
class SocketBudgets {

    private static final List<Object> KEPT = new ArrayList<>();

    private ServerSocket server;

    /** What is opened, closed and lost here is none of the tests'. */
    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        connect().close();
        connect();
    }

    @AfterEach
    void close() throws IOException {
        connect().close();
        server.close();
    }

    @Test
    @ChurnBudget(maxOpens = 2, maxActiveCloses = 2, maxLeaked = 0)
    void withinBudget() throws IOException {
        connect().close();
        connect().close();
    }

    @Test
    @ChurnBudget(maxOpens = 1)
    void opensTooMany() throws IOException {
        for (int i = 0; i < 3; i++) {
            new Socket(server.getInetAddress(), server.getLocalPort()).close(); // opensTooMany
        }
    }

    @Test
    @ChurnBudget(maxActiveCloses = 0)
    void closesFirst() throws IOException {
        var socket = new Socket(server.getInetAddress(), server.getLocalPort()); // closesFirst
        socket.close(); // closesFirst closes
    }

    @Test
    @ChurnBudget(maxLeaked = 0)
    void leaks() throws IOException {
        for (int i = 0; i < 20; i++) {
            new Socket(server.getInetAddress(), server.getLocalPort()); // leaks
        }
        drop(server.getLocalSocketAddress());
    }

    /** The JDK leaves a channel open that nobody can reach. */
    private static void drop(SocketAddress address) throws IOException {
        for (int i = 0; i < 3; i++) {
            SocketChannel.open(address); // leaks channels
        }
    }

    @Test
    @ChurnBudget(maxLeaked = 0)
    void keeps() throws IOException {
        KEPT.add(connect());
    }

    /** While other tests open connections without end, if they are let. */
    @RepeatedTest(10)
    @ChurnBudget(maxOpens = 0)
    void isAlone() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }

    @Nested
    @ChurnBudget(maxOpens = 0)
    class OfAClass {

        @Test
        void opensOneMore() throws IOException {
            new Socket(server.getInetAddress(), server.getLocalPort()).close(); // opensOneMore
        }

        @Test
        @ChurnBudget(maxOpens = 1)
        void opensWhatItMay() throws IOException {
            connect().close();
        }
    }

    private Socket connect() throws IOException {
        return new Socket(server.getInetAddress(), server.getLocalPort());
    }
}
