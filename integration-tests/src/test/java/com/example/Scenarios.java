// SPDX-License-Identifier: Apache-2.0
package com.example;

/** Runs a program under test: one scenario after another, to an end that no thread of a library can delay. */
public final class Scenarios {

    /**
     * A static method, at whose line marked by its name a library is called.
     *
     * @param <S> what says where the server is
     */
    @FunctionalInterface
    public interface Scenario<S> {

        void run(S server) throws Exception;
    }

    private Scenarios() {}

    @SafeVarargs
    public static <S> void run(S server, Scenario<S>... scenarios) {
        Lifeline.hold();
        try {
            for (var scenario : scenarios) {
                scenario.run(server);
            }
        } catch (Throwable t) {
            t.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }
}
