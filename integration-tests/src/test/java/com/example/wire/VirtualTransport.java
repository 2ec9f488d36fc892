// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import java.io.IOException;

/** Another transport, used on virtual threads. */
record VirtualTransport(Transport transport) implements Transport {

    @Override
    public Wire connect(int port) throws Exception {
        return transport.connect(port);
    }

    @Override
    public int listen() throws IOException {
        return transport.listen();
    }

    @Override
    public Wire accept() throws Exception {
        return transport.accept();
    }

    @Override
    public void perform(Runnable script) {
        VirtualThreads.run(script);
    }

    @Override
    public void end() throws IOException {
        transport.end();
    }
}
