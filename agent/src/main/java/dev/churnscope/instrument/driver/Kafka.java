// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.driver;

import static dev.churnscope.instrument.patch.Insertion.THIS;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReusedReason;
import java.util.List;

/**
 * Kafka's clients. A classic consumer connects on the thread that polls it. A producer, an admin client and a consumer of
 * the newer protocol connect on a thread of their own throughout their lives: their caller is the one that built the
 * client. The same thread closes the remaining connections when the application closes the client.
 */
public final class Kafka implements Instrumentation {

    private static final String SENDER = "org/apache/kafka/clients/producer/internals/Sender";
    private static final String ADMIN = "org/apache/kafka/clients/admin/KafkaAdminClient";
    private static final String ADMIN_LOOP = ADMIN + "$AdminClientRunnable";
    private static final String CONSUMER_THREAD = "org/apache/kafka/clients/consumer/internals/ConsumerNetworkThread";

    /** The thread that keeps a classic consumer in its group; it may open another connection if one was closed. */
    private static final String HEARTBEAT_THREAD =
            "org/apache/kafka/clients/consumer/internals/AbstractCoordinator$HeartbeatThread";

    private static final String NETWORK = "org/apache/kafka/clients/NetworkClient";
    private static final String SELECTOR = "org/apache/kafka/common/network/Selector";
    private static final String TLS = "org/apache/kafka/common/network/SslTransportLayer";

    @Override
    public List<String> classNames() {
        return List.of(SENDER, ADMIN, ADMIN_LOOP, CONSUMER_THREAD, HEARTBEAT_THREAD, NETWORK, TLS);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        var capture = new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS);
        var begin = new Insertion("run", InsertionPoint.around(), HookMethod.BEGIN, THIS);
        return switch (className) {
            case SENDER ->
                List.of(
                        capture,
                        begin,
                        new Insertion("initiateClose", InsertionPoint.atEntry(), HookMethod.CAPTURE, network(SENDER)));
            case ADMIN ->
                List.of(new Insertion(
                        "close(Ljava/time/Duration;)V", InsertionPoint.atEntry(), HookMethod.CAPTURE, network(ADMIN)));
            case ADMIN_LOOP, HEARTBEAT_THREAD -> List.of(capture, begin);
            case CONSUMER_THREAD ->
                List.of(
                        capture,
                        begin,
                        new Insertion(
                                "close(Ljava/time/Duration;)V", InsertionPoint.atEntry(), HookMethod.CAPTURE, THIS),
                        new Insertion("cleanup", InsertionPoint.around(), HookMethod.BEGIN, THIS));
            case NETWORK -> List.of(new Insertion("close()V", InsertionPoint.around(), HookMethod.BEGIN, THIS));
            case TLS ->
                List.of(new Insertion(
                        "<init>",
                        InsertionPoint.beforeReturn(),
                        HookMethod.ASSOCIATE,
                        new Operand.Field(TLS, "sslEngine", "Ljavax/net/ssl/SSLEngine;"),
                        new Operand.Field(TLS, "socketChannel", "Ljava/nio/channels/SocketChannel;")));
            default -> throw new IllegalArgumentException(className);
        };
    }

    /** The object that holds the connections of a client: it carries the caller that closes them. */
    private static Operand network(String className) {
        return new Operand.Field(className, "client", "Lorg/apache/kafka/clients/KafkaClient;");
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod(
                        SELECTOR,
                        "maybeCloseOldestConnection",
                        CloseCause.IDLE_TIMER,
                        NotReusedReason.IDLE_EXPIRY_CHURN),
                new ClosingMethod(SELECTOR, "pollSelectionKeys", CloseCause.ERROR),
                new ClosingMethod(NETWORK, "handleTimedOut*", CloseCause.ERROR),
                new ClosingMethod(NETWORK, "close", CloseCause.APPLICATION));
    }
}
