// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Scenarios;
import com.example.relay.Relayed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka: an admin client, producers and a consumer. */
public final class KafkaProgram {

    private static final String TOPIC = "topic";

    private KafkaProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Relayed.of(arguments),
                KafkaProgram::administers,
                KafkaProgram::perMessage,
                KafkaProgram::shared,
                KafkaProgram::idles,
                KafkaProgram::consumes);
    }

    private static void administers(Relayed server) throws Exception {
        var admin = Admin.create(configuration(server, "administers")); // administers
        admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        admin.close(); // administers closes
    }

    private static void perMessage(Relayed server) throws Exception {
        for (int i = 0; i < 3; i++) {
            var configuration = configuration(server, "perMessage");
            var producer = new KafkaProducer<>(configuration, text(), text()); // perMessage
            send(producer);
            producer.close(); // perMessage closes
        }
    }

    private static void shared(Relayed server) throws Exception {
        var configuration = configuration(server, "shared");
        var producer = new KafkaProducer<>(configuration, text(), text()); // shared
        for (int i = 0; i < 4; i++) {
            send(producer);
        }
        producer.close(); // shared closes
    }

    private static void idles(Relayed server) throws Exception {
        var configuration = configuration(server, "idles");
        configuration.put("connections.max.idle.ms", 300);
        var producer = new KafkaProducer<>(configuration, text(), text()); // idles
        for (int i = 0; i < 3; i++) {
            send(producer);
            Thread.sleep(700);
        }
        producer.close(); // idles closes
    }

    private static void consumes(Relayed server) {
        var configuration = configuration(server, "consumes");
        configuration.put("group.id", "group");
        configuration.put("auto.offset.reset", "earliest");
        var consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(TOPIC));
        boolean empty = true;
        while (empty) {
            empty = consumer.poll(Duration.ofMillis(200)).isEmpty(); // consumes
        }
        consumer.close(); // consumes closes
    }

    private static void send(KafkaProducer<String, String> producer) throws Exception {
        producer.send(new ProducerRecord<>(TOPIC, "value")).get();
    }

    private static StringSerializer text() {
        return new StringSerializer();
    }

    private static Map<String, Object> configuration(Relayed server, String scenario) {
        var configuration = new TreeMap<String, Object>();
        configuration.put("bootstrap.servers", server.address(scenario));
        return configuration;
    }
}
