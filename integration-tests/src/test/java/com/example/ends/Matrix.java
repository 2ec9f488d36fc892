// SPDX-License-Identifier: Apache-2.0
package com.example.ends;

import com.example.Kernel;
import com.example.Lifeline;
import com.example.peer.PeerProcess;
import com.example.wire.Script;
import com.example.wire.Transport;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends connections in every way there is, as client and as server, over each of some transports. */
public final class Matrix {

    private static final long START = System.nanoTime();

    private Matrix() {}

    /**
     * Prints for each transport the ports that the peer and this process listen on, and then a line for each connection:
     * side, script, kind, local and remote port, and how long after the start it was closed.
     *
     * @param arguments repetitions of each script, a key store, and names of transports
     */
    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        for (String name : Arrays.asList(arguments).subList(2, arguments.length)) {
            run(name, Integer.parseInt(arguments[0]), arguments[1]);
        }
    }

    private static void run(String transportName, int repetitions, String keyStore) throws Exception {
        var transport = Transport.named(transportName, keyStore);
        boolean tls = transportName.equals("TLS");
        var peer = tls ? PeerProcess.start(0, keyStore) : PeerProcess.start();
        int port = transport.listen(); // binds
        System.out.println(peer.port() + " " + port);
        for (var end : ends(transportName)) {
            for (int i = 0; i < repetitions; i++) {
                play(end, transport, Script.asClient(transport, peer));
                play(
                        end,
                        transport,
                        tls ? Script.asTlsServer(transport, peer, port) : Script.asServer(transport, peer, port));
            }
        }
        transport.end();
        peer.end();
        if (!transportName.endsWith("never selected again")) {
            Kernel.awaitQuiet();
        }
    }

    /** Returns the scripts that a transport can play. */
    public static List<Method> ends(String transportName) {
        boolean tls = transportName.equals("TLS");
        boolean epoll = transportName.endsWith("epoll");
        boolean asynchronous = transportName.startsWith("Asynchronous");
        return Arrays.stream(Ends.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(EndsAs.class))
                .filter(method -> !tls || method.getAnnotation(EndsAs.class).overTls())
                .filter(method ->
                        !asynchronous || !method.getAnnotation(EndsAs.class).lingers())
                .filter(method ->
                        !asynchronous || !method.getAnnotation(EndsAs.class).toldByTheJdk())
                .filter(method -> !epoll || !method.getAnnotation(EndsAs.class).unreadBehindShutdown())
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private static void play(Method end, Transport transport, Script script) {
        transport.perform(() -> {
            try {
                end.invoke(null, script);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(end.getName(), e);
            }
        });
        System.out.println(String.join(
                " ",
                script.role(),
                end.getName(),
                end.getAnnotation(EndsAs.class).value(),
                script.ends(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - START) + " ms"));
    }
}
