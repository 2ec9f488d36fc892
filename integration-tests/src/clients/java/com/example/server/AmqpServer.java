// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import com.example.Lifeline;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;

/** A broker in memory that speaks AMQP 0-9-1. Prints its port; ends with its stdin. */
public final class AmqpServer {

    private static final String CONFIGURATION = """
            {
              "name": "it",
              "modelVersion": "9.0",
              "authenticationproviders": [{
                "name": "plain",
                "type": "Plain",
                "secureOnlyMechanisms": [],
                "users": [{"name": "guest", "type": "managed", "password": "guest"}]
              }],
              "ports": [{
                "name": "amqp",
                "port": "%d",
                "bindingAddress": "127.0.0.1",
                "authenticationProvider": "plain",
                "protocols": ["AMQP_0_9_1"],
                "virtualhostaliases": [{"name": "defaultAlias", "type": "defaultAlias"}]
              }],
              "virtualhostnodes": [{
                "name": "default",
                "type": "Memory",
                "defaultVirtualHostNode": "true",
                "virtualHostInitialConfiguration": "{\\"type\\": \\"Memory\\"}"
              }]
            }
            """;

    private AmqpServer() {}

    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var stdout = System.out;
        System.setOut(System.err);
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var configuration = Files.createTempFile("broker", ".json");
        Files.writeString(configuration, CONFIGURATION.formatted(port));
        new SystemLauncher()
                .startup(Map.of(
                        "type",
                        "Memory",
                        "initialConfigurationLocation",
                        configuration.toUri().toString(),
                        "startupLoggedToSystemOut",
                        "false"));
        Files.delete(configuration);
        stdout.println(port);
    }
}
