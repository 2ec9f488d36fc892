// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import java.io.IOException;
import java.util.List;

/** The {@code redis-server} of the host, which keeps nothing on disk. Prints its port; ends with its stdin. */
public final class RedisServer {

    private RedisServer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = HostServer.freePort();
        HostServer.serve(
                port, List.of("redis-server", "--port", Integer.toString(port), "--save", "", "--bind", "127.0.0.1"));
    }
}
