// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.relay.Relayed;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;

/** What goes wrong with RabbitMQ's client. */
final class RabbitMistakes {

    private static final int UNITS = 24;

    private RabbitMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.relayed(RabbitMistakes.class, arguments);
    }

    static void perMessage(Relayed server) throws Exception {
        var factory = factory(server);
        for (int i = 0; i < UNITS; i++) {
            try (var connection = factory.newConnection()) { // perMessage
                send(connection);
            }
        }
    }

    static void perMessageRight(Relayed server) throws Exception {
        try (var connection = factory(server).newConnection()) {
            for (int i = 0; i < UNITS; i++) {
                send(connection);
            }
        }
    }

    private static void send(Connection connection) throws Exception {
        try (var channel = connection.createChannel()) {
            channel.basicPublish("", channel.queueDeclare().getQueue(), null, new byte[1]);
        }
    }

    private static ConnectionFactory factory(Relayed server) {
        var factory = new ConnectionFactory();
        factory.setHost(server.host());
        factory.setPort(server.port("perMessage"));
        return factory;
    }
}
