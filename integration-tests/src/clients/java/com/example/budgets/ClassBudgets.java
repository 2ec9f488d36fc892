// SPDX-License-Identifier: Apache-2.0
package com.example.budgets;

import dev.churnscope.junit.ChurnBudget;
import dev.churnscope.junit.ChurnBudget.Per;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that are to share a connection, each of which has one of its own. */
@ChurnBudget(per = Per.CLASS, maxOpens = 1)
class ClassBudgets {

    private static ServerSocket server;

    @BeforeAll
    static void open() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @BeforeEach
    void connect() throws IOException {
        new Socket(server.getInetAddress(), server.getLocalPort()).close(); // connect
    }

    @AfterAll
    static void close() throws IOException {
        server.close();
    }

    @Test
    void one() {}

    @Test
    void other() {}
}
