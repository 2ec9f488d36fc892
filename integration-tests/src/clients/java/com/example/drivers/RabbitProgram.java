// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Scenarios;
import com.example.relay.Relayed;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Recoverable;
import com.rabbitmq.client.RecoveryListener;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** RabbitMQ's client over sockets and channels, and recovering by itself. */
public final class RabbitProgram {

    private RabbitProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Relayed.of(arguments),
                RabbitProgram::perMessage,
                RabbitProgram::overChannels,
                RabbitProgram::recovered);
    }

    private static void perMessage(Relayed server) throws Exception {
        var factory = factory(server, "perMessage");
        for (int i = 0; i < 4; i++) {
            var connection = factory.newConnection(); // perMessage
            use(connection);
            connection.close(); // perMessage closes
        }
    }

    private static void overChannels(Relayed server) throws Exception {
        var factory = factory(server, "overChannels");
        factory.useNio();
        for (int i = 0; i < 4; i++) {
            var connection = factory.newConnection(); // overChannels
            use(connection);
            connection.close(); // overChannels closes
        }
    }

    private static void recovered(Relayed server) throws Exception {
        var factory = factory(server, "recovered");
        factory.setNetworkRecoveryInterval(100);
        var latest = new AtomicReference<Socket>();
        factory.setSocketConfigurator(latest::set);
        var connection = factory.newConnection(); // recovered
        var recovery = new CountDownLatch(1);
        ((Recoverable) connection).addRecoveryListener(new RecoveryListener() {
            @Override
            public void handleRecovery(Recoverable recoverable) {
                recovery.countDown();
            }

            @Override
            public void handleRecoveryStarted(Recoverable recoverable) {
                // Only the end of it is waited for.
            }
        });
        latest.get().shutdownInput();
        recovery.await();
        connection.close();
    }

    private static void use(Connection connection) throws Exception {
        var channel = connection.createChannel();
        channel.queueDeclare();
        channel.close();
    }

    private static ConnectionFactory factory(Relayed server, String scenario) {
        var factory = new ConnectionFactory();
        factory.setHost(server.host());
        factory.setPort(server.port(scenario));
        return factory;
    }
}
