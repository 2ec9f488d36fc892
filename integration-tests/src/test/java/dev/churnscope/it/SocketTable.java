// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import java.util.List;

/** The kernel's table of TCP sockets. */
public record SocketTable(List<Socket> sockets) {

    private static final int TIME_WAIT = 6;

    /** One line of it. */
    public record Socket(int localPort, int remotePort, int state) {}

    static SocketTable parse(String text) {
        return new SocketTable(text.lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> !columns[0].equals("sl"))
                .map(columns -> new Socket(port(columns[1]), port(columns[2]), Integer.parseInt(columns[3], 16)))
                .toList());
    }

    /** Returns the sockets in TIME_WAIT. */
    public List<Socket> timeWait() {
        return sockets.stream().filter(socket -> socket.state() == TIME_WAIT).toList();
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }
}
