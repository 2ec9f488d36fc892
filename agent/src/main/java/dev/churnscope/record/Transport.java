// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.model.Role;

/** The JDK's socket APIs, numbered as the hook numbers them, and the label of each where no library is above it. */
final class Transport {

    static final int COUNT = 3;

    private static final String[] CLIENT = {"Socket", "SocketChannel", "AsynchronousSocketChannel"};
    private static final String[] SERVER = {"ServerSocket", "ServerSocketChannel", "AsynchronousServerSocketChannel"};

    private Transport() {}

    static String label(Role role, int transport) {
        return (role == Role.CLIENT ? CLIENT : SERVER)[transport];
    }
}
