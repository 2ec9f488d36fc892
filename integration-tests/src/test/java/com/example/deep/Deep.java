// SPDX-License-Identifier: Apache-2.0
package com.example.deep;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Stands for a library with deep stacks. */
public final class Deep {

    private Deep() {}

    /** Connects below so many frames of its own. */
    public static Socket connect(int frames, int port) throws IOException {
        return frames <= 1 ? new Socket(InetAddress.getLoopbackAddress(), port) : connect(frames - 1, port); // opens
    }

    /** Closes below so many frames of its own. */
    public static void close(int frames, Socket socket) throws IOException {
        if (frames <= 1) {
            socket.close();
        } else {
            close(frames - 1, socket);
        }
    }
}
