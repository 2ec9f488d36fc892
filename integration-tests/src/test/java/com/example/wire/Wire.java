// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import java.io.IOException;

/** One connection, whatever API carries it. */
public interface Wire {

    int localPort() throws IOException;

    int remotePort() throws IOException;

    void write(int bytes) throws IOException;

    /** Reads exactly so many bytes. */
    void read(int bytes) throws IOException;

    /** Reads until the end. */
    void readToEnd() throws IOException;

    void shutdownInput() throws IOException;

    void shutdownOutput() throws IOException;

    /** @param seconds 0 makes a close abort the connection */
    void linger(int seconds) throws IOException;

    void close() throws IOException;
}
