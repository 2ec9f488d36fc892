// SPDX-License-Identifier: Apache-2.0
package com.example;

import com.example.http.Origin;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs a program of mistakes: makes each of those that it is told to, or does the same work right.
 *
 * <p>A mistake is a static method, which takes an {@link Origin}; what does the work right is named so with {@code Right}
 * behind, or is the method itself where only the JVM's arguments differ. Each mistake has a loopback address of its own, so
 * that a client which keeps connections for the whole JVM keeps them apart; over TLS there is only the one of the certificate.
 */
public final class WrongOrRight {

    private WrongOrRight() {}

    /** @param arguments {@code wrong} or {@code right}, the three of an {@link Origin}, and the names of the mistakes */
    @SuppressWarnings("unchecked")
    public static void run(Class<?> program, String[] arguments) {
        boolean isRight = arguments[0].equals("right");
        var origin = Origin.of(Arrays.copyOfRange(arguments, 1, 4));
        var mistakes = List.of(arguments).subList(4, arguments.length);
        Scenarios.Scenario<Origin>[] scenarios = IntStream.range(0, mistakes.size())
                .mapToObj(i -> scenario(program, mistakes.get(i), isRight, i + 1))
                .toArray(Scenarios.Scenario[]::new);
        Scenarios.run(origin, scenarios);
    }

    private static Scenarios.Scenario<Origin> scenario(Class<?> program, String mistake, boolean isRight, int number) {
        return origin -> {
            var method = Arrays.stream(program.getDeclaredMethods())
                    .filter(each -> isRight && each.getName().equals(mistake + "Right"))
                    .findFirst()
                    .orElse(program.getDeclaredMethod(mistake, Origin.class));
            method.setAccessible(true);
            try {
                method.invoke(null, origin.isSecure() ? origin : origin.onHost("127.0." + number + ".1"));
            } catch (InvocationTargetException e) {
                throw (Exception) e.getCause();
            }
        };
    }
}
