// SPDX-License-Identifier: Apache-2.0
import com.rabbitmq.client.*;
import java.util.*;

/** Under RabbitMQ. */
abstract class WithRabbitMq extends Anywhere {

    static ConnectionFactory factory;
    static Connection connection;
    static Channel channel;
    static List<byte[]> orders;

    static void publish(Connection connection) {}
}
