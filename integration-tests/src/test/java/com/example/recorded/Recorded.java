// SPDX-License-Identifier: Apache-2.0
package com.example.recorded;

import com.example.Lifeline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Opens and closes while JDK Flight Recorder records, or before it does. */
public final class Recorded {

    private Recorded() {}

    /** @param arguments how, and for some a folder for files */
    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        switch (arguments[0]) {
            case "everyWay" -> everyWay();
            case "twoPhases" -> twoPhases(Path.of(arguments[1]));
            case "ownRecordings" -> OwnRecordings.make(Path.of(arguments[1]));
            case "underLocks" -> UnderLocks.record(Path.of(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.println("done");
    }

    private static void everyWay() throws Exception {
        Ways.closedHere(8);
        Ways.closedThere(3);
        Ways.resetHere(2);
        Ways.refused(4);
        Ways.finishedElsewhere();
        Ways.disconnected(8);
    }

    /** Between the phases, one connection stays open, and whoever looks on may do something. */
    private static void twoPhases(Path folder) throws Exception {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var kept = new Socket(server.getInetAddress(), server.getLocalPort());
            var accepted = server.accept();
            Ways.closedHere(3);
            System.out.println("ready");
            await(folder.resolve("go"));
            Ways.closedHere(2);
            kept.close();
            accepted.close();
            System.out.println("waits");
            await(folder.resolve("end"));
        }
    }

    private static void await(Path file) throws IOException {
        while (Files.notExists(file)) {
            LockSupport.parkNanos(10_000_000);
        }
    }
}
