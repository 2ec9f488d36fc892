// SPDX-License-Identifier: Apache-2.0
import java.util.*;
import org.apache.kafka.clients.admin.*;
import org.apache.kafka.clients.producer.*;

/** Under Kafka. */
abstract class WithKafka extends Anywhere {

    static Properties properties;
    static Admin admin;
    static String key;
    static String value;

    static void run(Producer<String, String> producer) {}
}
