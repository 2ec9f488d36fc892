// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.driver;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.THIS;
import static dev.churnscope.instrument.patch.Insertion.TOP;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import dev.churnscope.model.CloseCause;
import java.net.ChurnscopeTraffic;
import java.util.List;

/**
 * MongoDB's drivers. The synchronous one connects on the thread that runs the operation. The reactive one selects a server
 * and acquires a connection on its own threads: the server selection request, the operation's binding and the task of the
 * pool carry the caller. For server monitors and the maintenance of a pool's minimum size, the caller is the one that built
 * the client.
 *
 * <p>A connection is wrapped three times: by the stream, by the protocol, by the pool. Each wrapper is associated with it,
 * since monitors close the second and the pool checks the age of the third.
 *
 * <p>A pool is represented by its service state, which all of its connections hold. Each monitor counts as a pool of one
 * connection, so that for a client that is built for each operation, all its connections are reported.
 */
public final class MongoDb implements Instrumentation {

    private static final String PACKAGE = "com/mongodb/internal/connection/";

    private static final String SELECTION = PACKAGE + "BaseCluster$ServerSelectionRequest";
    private static final String BALANCED_SELECTION = PACKAGE + "LoadBalancedCluster$ServerSelectionRequest";
    private static final String BINDING = "com/mongodb/internal/binding/AsyncClusterBinding";
    private static final String BOUND = BINDING + "$AsyncClusterBindingConnectionSource";
    private static final String POOL = PACKAGE + "DefaultConnectionPool";
    private static final String POOL_TASK = POOL + "$Task";

    /** The object that holds a pool's connections: it carries the caller that closes the pool. */
    private static final String POOL_ITEMS = PACKAGE + "ConcurrentPool";

    /** The handler that tries the next address of a host after a failed connect. */
    private static final String NEXT_ADDRESS = PACKAGE + "AsynchronousSocketChannelStream$OpenCompletionHandler";

    private static final String DNS_MONITOR = PACKAGE + "DefaultDnsSrvRecordMonitor$DnsSrvRecordMonitorRunnable";

    /** Monitors, each with its own connection to a server. These are the names since version 5; the earlier ones follow. */
    private static final String MONITOR = PACKAGE + "DefaultServerMonitor$ServerMonitor";

    private static final String PINGS = PACKAGE + "DefaultServerMonitor$RoundTripTimeMonitor";
    private static final String MONITOR_4 = PACKAGE + "DefaultServerMonitor$ServerMonitorRunnable";
    private static final String PINGS_4 = PACKAGE + "DefaultServerMonitor$RoundTripTimeRunnable";

    private static final String SERVICE_STATE = 'L' + POOL + "$ServiceStateManager;";

    private static final String POOLED = PACKAGE + "UsageTrackingInternalConnection";
    private static final String PROTOCOL = PACKAGE + "InternalStreamConnection";
    private static final String SOCKET_STREAM = PACKAGE + "SocketStream";
    private static final String CHANNEL_STREAM = PACKAGE + "AsynchronousChannelStream";
    private static final String CHANNEL = PACKAGE + "AsynchronousSocketChannelStream$AsynchronousSocketChannelAdapter";
    private static final String TLS = PACKAGE + "tlschannel/impl/TlsChannelImpl";

    @Override
    public List<String> classNames() {
        return List.of(
                SELECTION,
                BALANCED_SELECTION,
                BINDING,
                BOUND,
                POOL,
                POOL_TASK,
                POOL_ITEMS,
                NEXT_ADDRESS,
                DNS_MONITOR,
                MONITOR,
                PINGS,
                MONITOR_4,
                PINGS_4,
                POOLED,
                PROTOCOL,
                SOCKET_STREAM,
                CHANNEL_STREAM,
                CHANNEL,
                TLS);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case SELECTION, BALANCED_SELECTION -> List.of(capture(), begin("on*"));
            case BINDING ->
                List.of(
                        capture(),
                        begin("getReadConnectionSource"),
                        begin("getWriteConnectionSource"),
                        begin("getConnectionSource"));
            case BOUND ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.PROPAGATE, FIRST, THIS),
                        begin("getConnection"));
            case POOL ->
                List.of(
                        capture(),
                        new Insertion(
                                "<init>",
                                InsertionPoint.beforeReturn(),
                                HookMethod.CAPTURE,
                                new Operand.Field(POOL, "serviceStateManager", SERVICE_STATE)),
                        begin("doMaintenance"),
                        new Insertion(
                                "close()V",
                                InsertionPoint.atEntry(),
                                HookMethod.CAPTURE,
                                new Operand.Field(POOL, "pool", "L" + POOL_ITEMS + ";")),
                        expired("pastMaxIdleTime", ChurnscopeTraffic.IDLE_LIMIT),
                        expired("pastMaxLifeTime", ChurnscopeTraffic.LIFETIME_LIMIT));
            case POOL_ITEMS -> List.of(begin("close(Ljava/lang/Object;)V"));
            case POOL_TASK -> List.of(capture(), begin("execute"));
            case NEXT_ADDRESS -> List.of(capture(), begin("failed"));
            case DNS_MONITOR -> List.of(capture(), begin("run"));
            case MONITOR, PINGS, MONITOR_4, PINGS_4 -> {
                var connection = new Operand.Field(className, "connection", "L" + PACKAGE + "InternalConnection;");
                yield List.of(
                        capture(),
                        begin("run"),
                        new Insertion("close", InsertionPoint.atEntry(), HookMethod.CLOSE_REQUESTED, connection),
                        // It may still be connecting, and so not be associated with a socket yet.
                        new Insertion("close", InsertionPoint.atEntry(), HookMethod.CAPTURE, connection),
                        new Insertion(
                                className.equals(MONITOR) || className.equals(MONITOR_4)
                                        ? "lookupServerDescription"
                                        : "initialize",
                                InsertionPoint.beforeReturn(),
                                HookMethod.POOLED,
                                connection,
                                THIS));
            }
            case POOLED -> {
                var wrapped = new Operand.Field(POOLED, "wrapped", "L" + PACKAGE + "InternalConnection;");
                var pool = new Operand.Field(POOLED, "serviceStateManager", SERVICE_STATE);
                yield List.of(
                        new Insertion("open", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, wrapped),
                        new Insertion("open", InsertionPoint.beforeReturn(), HookMethod.POOLED, THIS, pool),
                        new Insertion(
                                        "lambda$openAsync$*",
                                        InsertionPoint.afterWrite("openedAt"),
                                        HookMethod.POOLED,
                                        wrapped,
                                        pool)
                                .optional(),
                        new Insertion(
                                        "lambda$openAsync$*",
                                        InsertionPoint.afterWrite("openedAt"),
                                        HookMethod.ASSOCIATE,
                                        THIS,
                                        wrapped)
                                .optional());
            }
            case PROTOCOL ->
                List.of(
                        associateStream("com/mongodb/connection/Stream"),
                        associateStream(PACKAGE + "Stream"),
                        begin("close()V"));
            case SOCKET_STREAM ->
                List.of(new Insertion(
                        "open",
                        InsertionPoint.beforeReturn(),
                        HookMethod.ASSOCIATE,
                        THIS,
                        new Operand.Field(SOCKET_STREAM, "socket", "Ljava/net/Socket;")));
            case CHANNEL_STREAM ->
                List.of(new Insertion("setChannel", InsertionPoint.atEntry(), HookMethod.ASSOCIATE, THIS, FIRST));
            case CHANNEL ->
                List.of(new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, FIRST));
            case TLS ->
                List.of(new Insertion(
                        "<init>",
                        InsertionPoint.beforeReturn(),
                        HookMethod.ASSOCIATE,
                        new Operand.Field(TLS, "engine", "Ljavax/net/ssl/SSLEngine;"),
                        new Operand.Field(TLS, "readChannel", "Ljava/nio/channels/ReadableByteChannel;")));
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static Insertion capture() {
        return new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS);
    }

    private static Insertion begin(String method) {
        return new Insertion(method, InsertionPoint.around(), HookMethod.BEGIN, THIS);
    }

    /** The type of a stream was public before version 5. */
    private static Insertion associateStream(String type) {
        return new Insertion(
                        "initAfterHandshakeStart",
                        InsertionPoint.beforeReturn(),
                        HookMethod.ASSOCIATE,
                        THIS,
                        new Operand.Field(PROTOCOL, "stream", "L" + type + ";"))
                .optional();
    }

    private static Insertion expired(String method, int note) {
        return new Insertion(
                method, InsertionPoint.beforeReturn(), HookMethod.NOTED_IF, TOP, FIRST, new Operand.Constant(note));
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod(POOL, "close", CloseCause.APPLICATION),
                // A pool that was closed in the meantime closes a connection that it has just opened.
                new ClosingMethod(POOL + "$OpenConcurrencyLimiter", "openImmediately*", CloseCause.APPLICATION),
                // A failed check closes its connection in lookupServerDescription; at the end of run, the client is
                // closed.
                new ClosingMethod(PACKAGE + "DefaultServerMonitor$*", "lookupServerDescription", CloseCause.ERROR),
                new ClosingMethod(PACKAGE + "DefaultServerMonitor$*", "run", CloseCause.APPLICATION),
                new ClosingMethod(PROTOCOL, "open*", CloseCause.ERROR),
                new ClosingMethod(PROTOCOL, "send*", CloseCause.ERROR),
                new ClosingMethod(PROTOCOL, "receive*", CloseCause.ERROR));
    }
}
