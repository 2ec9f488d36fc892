// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.model.Role;

/**
 * The APIs that create sockets, by their numbers in {@link java.net.ChurnscopeHook}, with the label of each for
 * connections that no known library opens.
 */
final class Transport {

    static final int COUNT = 4;

    private static final String[] CLIENT = {"Socket", "SocketChannel", "AsynchronousSocketChannel", "Netty"};
    private static final String[] SERVER = {
        "ServerSocket", "ServerSocketChannel", "AsynchronousServerSocketChannel", "Netty"
    };

    private Transport() {}

    static String label(Role role, int transport) {
        return (role == Role.CLIENT ? CLIENT : SERVER)[transport];
    }
}
