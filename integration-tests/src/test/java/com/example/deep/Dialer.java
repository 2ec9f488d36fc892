// SPDX-License-Identifier: Apache-2.0
package com.example.deep;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Stands for a library that is used by reference to its methods, and whose objects are tasks themselves. */
public record Dialer(int port) implements Runnable {

    /** Connects, and hangs up. */
    public void dial() {
        try {
            Deep.connect(3, port).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for whoever gives a value. */
    public <T> T dialFor(T value) {
        dial();
        return value;
    }

    /** The same for whoever wants one. */
    public Integer dialAndCount() {
        return dialFor(1);
    }

    @Override
    public void run() {
        dial();
    }
}
