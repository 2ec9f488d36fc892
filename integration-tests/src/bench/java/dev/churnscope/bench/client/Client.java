// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench.client;

/**
 * A client that sends one request after another over the connection that it keeps.
 *
 * @param request sends one, and returns once its response was read to the end
 * @param resources what the client holds
 */
public record Client(Request request, AutoCloseable resources) {

    /** What is measured. The lines of these are the application's: who asks for a connection is one of them. */
    @FunctionalInterface
    public interface Request {

        void send() throws Exception;
    }
}
