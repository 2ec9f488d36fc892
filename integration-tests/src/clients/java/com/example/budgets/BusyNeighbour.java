// SPDX-License-Identifier: Apache-2.0
package com.example.budgets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests without a budget, beside those with one: where tests run in parallel, these do whenever they may. */
@Execution(ExecutionMode.CONCURRENT)
class BusyNeighbour {

    @RepeatedTest(8)
    void neighbour() throws IOException {
        for (int i = 0; i < 40; i++) {
            try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                new Socket(server.getInetAddress(), server.getLocalPort()).close();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }
}
