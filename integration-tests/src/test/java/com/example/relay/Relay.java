// SPDX-License-Identifier: Apache-2.0
package com.example.relay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Stands before a server that speaks any protocol over TCP, and counts the connections that come in, by port. Runs
 * without the agent, and ends with its stdin.
 */
public final class Relay {

    private Relay() {}

    /**
     * Prints the ports, and at each line on stdin the number of connections that each has accepted.
     *
     * @param arguments the port of the server and how many ports to open before it
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int server = Integer.parseInt(arguments[0]);
        List<RelayPort> ports = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            ports.add(RelayPort.open(server));
        }
        System.out.println(
                ports.stream().map(port -> Integer.toString(port.number())).collect(Collectors.joining(" ")));
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            var counts = new ArrayList<String>();
            for (var port : ports) {
                counts.add(Long.toString(port.accepted()));
            }
            System.out.println(String.join(" ", counts));
        }
        System.exit(0);
    }
}
