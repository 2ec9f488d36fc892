// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import com.example.ends.Matrix;
import java.util.List;

/**
 * A connection that {@link Matrix} says it has opened and closed.
 *
 * @param role on which side of it the program was
 * @param kind how the program closed it
 * @param closed how long after the start of the program
 */
record PlayedConnection(String role, String script, String kind, Ports ports, String closed) {

    /** The two ports of a connection, this end's first. */
    record Ports(int local, int remote) {
        @Override
        public String toString() {
            return local + "-" + remote;
        }
    }

    /** Reads what the program has printed. */
    static List<PlayedConnection> parse(String stdout) {
        return stdout.lines()
                .filter(line -> line.startsWith("client ") || line.startsWith("server "))
                .map(line -> line.split(" ", 6))
                .map(words -> new PlayedConnection(
                        words[0],
                        words[1],
                        words[2],
                        new Ports(Integer.parseInt(words[3]), Integer.parseInt(words[4])),
                        words[5]))
                .toList();
    }

    boolean isClosedFirst() {
        return kind.equals("localFin");
    }

    @Override
    public String toString() {
        return String.join(" ", role, ports.toString(), script, kind, "after", closed);
    }
}
