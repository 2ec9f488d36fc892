// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A broker that counts what it accepts by port, since it tells its clients where to connect to, and no relay would be
 * there. Prints the ports, and at each line on stdin the number of connections of each; ends with its stdin.
 */
public final class KafkaServer {

    private KafkaServer() {}

    /** @param arguments how many ports to open */
    public static void main(String[] arguments) throws IOException, JMException {
        var stdout = System.out;
        System.setOut(System.err);
        List<Integer> ports = freePorts(Integer.parseInt(arguments[0]) + 1);
        int controller = ports.remove(ports.size() - 1);
        Path directory = Files.createTempDirectory("kafka");
        var configuration = configuration(ports, controller, directory);
        format(configuration, directory);
        new KafkaRaftServer(new KafkaConfig(configuration), Time.SYSTEM).startup();
        stdout.println(ports.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        answer(stdout, ports.size());
        delete(directory);
        Runtime.getRuntime().halt(0);
    }

    private static Map<String, String> configuration(List<Integer> ports, int controller, Path directory) {
        var names = IntStream.range(0, ports.size()).mapToObj(i -> "S" + i).toList();
        var listeners = IntStream.range(0, ports.size())
                .mapToObj(i -> names.get(i) + "://127.0.0.1:" + ports.get(i))
                .collect(Collectors.joining(","));
        var configuration = new HashMap<String, String>();
        configuration.put("process.roles", "broker,controller");
        configuration.put("node.id", "1");
        configuration.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        configuration.put("controller.listener.names", "CONTROLLER");
        configuration.put("listeners", listeners + ",CONTROLLER://127.0.0.1:" + controller);
        configuration.put("advertised.listeners", listeners);
        configuration.put("inter.broker.listener.name", names.get(0));
        configuration.put(
                "listener.security.protocol.map",
                names.stream().map(name -> name + ":PLAINTEXT").collect(Collectors.joining(","))
                        + ",CONTROLLER:PLAINTEXT");
        configuration.put("log.dirs", directory.resolve("log").toString());
        configuration.put("num.network.threads", "1");
        configuration.put("offsets.topic.replication.factor", "1");
        configuration.put("offsets.topic.num.partitions", "1");
        configuration.put("group.initial.rebalance.delay.ms", "0");
        return configuration;
    }

    private static void format(Map<String, String> configuration, Path directory) throws IOException {
        var file = directory.resolve("server.properties");
        Files.write(
                file,
                configuration.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toList());
        StorageTool.execute(
                new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()}, System.err);
    }

    private static void answer(PrintStream stdout, int ports) throws IOException, JMException {
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            var counts = new ArrayList<String>();
            for (int i = 0; i < ports; i++) {
                counts.add(Long.toString(accepted("S" + i)));
            }
            stdout.println(String.join(" ", counts));
        }
    }

    private static long accepted(String listener) throws JMException {
        var beans = ManagementFactory.getPlatformMBeanServer();
        var name =
                new ObjectName("kafka.server:type=socket-server-metrics,listener=" + listener + ",networkProcessor=*");
        double accepted = 0;
        for (var bean : beans.queryNames(name, null)) {
            accepted += (Double) beans.getAttribute(bean, "connection-creation-total");
        }
        return Math.round(accepted);
    }

    private static List<Integer> freePorts(int number) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        for (int i = 0; i < number; i++) {
            sockets.add(new ServerSocket(0));
        }
        var ports = new ArrayList<Integer>();
        for (var socket : sockets) {
            ports.add(socket.getLocalPort());
            socket.close();
        }
        return ports;
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
