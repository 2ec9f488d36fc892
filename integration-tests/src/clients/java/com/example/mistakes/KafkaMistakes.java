// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.relay.Relayed;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** What goes wrong with Kafka. */
final class KafkaMistakes {

    private static final int UNITS = 24;

    private KafkaMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.relayed(KafkaMistakes.class, arguments);
    }

    static void producerPerMessage(Relayed server) throws Exception {
        createTopic(server);
        for (int i = 0; i < UNITS; i++) {
            var configuration = configuration(server);
            try (var producer = new KafkaProducer<>(configuration, text(), text())) { // producerPerMessage
                send(producer);
            }
        }
    }

    static void producerPerMessageRight(Relayed server) throws Exception {
        createTopic(server);
        try (var producer = new KafkaProducer<>(configuration(server), text(), text())) {
            for (int i = 0; i < UNITS; i++) {
                send(producer);
            }
        }
    }

    private static void createTopic(Relayed server) throws Exception {
        try (var admin = Admin.create(configuration(server))) {
            if (!admin.listTopics().names().get().contains("topic")) {
                admin.createTopics(List.of(new NewTopic("topic", 1, (short) 1)))
                        .all()
                        .get();
            }
        }
    }

    private static void send(KafkaProducer<String, String> producer) throws Exception {
        producer.send(new ProducerRecord<>("topic", "value")).get();
    }

    private static StringSerializer text() {
        return new StringSerializer();
    }

    private static Map<String, Object> configuration(Relayed server) {
        return Map.of("bootstrap.servers", server.address("producerPerMessage"));
    }
}
