// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import java.util.List;

/**
 * A transport that the programs under test know by name.
 *
 * @param client how a report calls its clients
 * @param server how a report calls its servers
 */
public record TestedTransport(String name, String client, String server) {

    private static final List<TestedTransport> ALL = List.of(
            socket("Socket"),
            channel("SocketChannel"),
            channel("SocketChannel, not blocking"),
            channel("SocketChannel, selected"),
            channel("SocketChannel, never selected again"),
            channel("socket adaptor"),
            asynchronous("AsynchronousSocketChannel, future"),
            asynchronous("AsynchronousSocketChannel, handler"),
            socket("TLS"),
            socket("Socket, virtual thread"),
            channel("SocketChannel, virtual thread"));

    public static List<TestedTransport> all() {
        return ALL;
    }

    public boolean isTls() {
        return name.equals("TLS");
    }

    public boolean needsVirtualThreads() {
        return name.endsWith("virtual thread");
    }

    /** Whether no code of the application's is on the stack that accepts. */
    public boolean acceptsOnItsOwn() {
        return name.endsWith("handler");
    }

    /** Whether a closed socket is closed for the kernel, too: one that a selector still holds is only shut down. */
    public boolean closesItsSockets() {
        return !name.endsWith("never selected again");
    }

    @Override
    public String toString() {
        return name;
    }

    private static TestedTransport socket(String name) {
        return new TestedTransport(name, "Socket", "ServerSocket");
    }

    private static TestedTransport channel(String name) {
        return new TestedTransport(name, "SocketChannel", "ServerSocketChannel");
    }

    private static TestedTransport asynchronous(String name) {
        return new TestedTransport(name, "AsynchronousSocketChannel", "AsynchronousServerSocketChannel");
    }
}
