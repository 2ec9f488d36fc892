// SPDX-License-Identifier: Apache-2.0
package com.example;

import com.example.http.Origin;
import com.example.relay.Relayed;
import com.example.visit.Visits;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs a program of mistakes: makes each of those that it is told to, or does the same work right.
 *
 * <p>A mistake is a static method, which takes what stands for the other end; what does the work right is named so with
 * {@code Right} behind, or is the method itself where only the JVM's arguments differ. The first argument of a program is
 * {@code wrong} or {@code right}.
 */
public final class WrongOrRight {

    private WrongOrRight() {}

    /**
     * Requests to an HTTP server: a mistake takes an {@link Origin}. Each has a loopback address of its own, so that a client
     * which keeps connections for the whole JVM keeps them apart; over TLS there is only the one of the certificate.
     *
     * @param arguments behind the first, the three of an {@link Origin}, and the names of the mistakes
     */
    public static void run(Class<?> program, String[] arguments) {
        var origin = Origin.of(Arrays.copyOfRange(arguments, 1, 4));
        var mistakes = List.of(arguments).subList(4, arguments.length);
        run(origin, IntStream.range(0, mistakes.size()).mapToObj(i -> {
            var method = method(program, mistakes.get(i), Origin.class, arguments[0]);
            String host = "127.0." + (i + 1) + ".1";
            return all -> call(method, all.isSecure() ? all : all.onHost(host));
        }));
    }

    /**
     * Any other driver: a mistake takes a {@link Relayed}.
     *
     * @param arguments behind the first, {@code mistake=port} each
     */
    public static void relayed(Class<?> program, String[] arguments) {
        var ports = Arrays.copyOfRange(arguments, 1, arguments.length);
        run(
                Relayed.of(ports),
                Stream.of(ports)
                        .map(argument -> method(program, argument.split("=")[0], Relayed.class, arguments[0]))
                        .map(method -> server -> call(method, server)));
    }

    /**
     * A server: a mistake takes {@link Visits}.
     *
     * @param arguments behind the first, the names of the mistakes
     */
    public static void visited(Class<?> program, String[] arguments) {
        run(
                Visits.start(),
                Stream.of(arguments)
                        .skip(1)
                        .map(mistake -> method(program, mistake, Visits.class, arguments[0]))
                        .map(method -> visits -> call(method, visits)));
    }

    @SuppressWarnings("unchecked")
    private static <S> void run(S otherEnd, Stream<Scenarios.Scenario<S>> mistakes) {
        Scenarios.run(otherEnd, mistakes.toArray(Scenarios.Scenario[]::new));
    }

    private static Method method(Class<?> program, String mistake, Class<?> otherEnd, String way) {
        var methods = List.of(program.getDeclaredMethods());
        return Stream.of(way.equals("right") ? mistake + "Right" : mistake, mistake)
                .flatMap(name -> methods.stream().filter(each -> each.getName().equals(name)))
                .filter(each -> List.of(each.getParameterTypes()).equals(List.of(otherEnd)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(program + " has no " + mistake));
    }

    private static void call(Method method, Object otherEnd) throws Exception {
        method.setAccessible(true);
        try {
            method.invoke(null, otherEnd);
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }
}
