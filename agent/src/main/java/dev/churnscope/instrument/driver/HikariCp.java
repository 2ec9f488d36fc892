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
import dev.churnscope.model.NotReusedReason;
import java.net.ChurnscopeTraffic;
import java.util.List;

/**
 * HikariCP, from 4 on.
 *
 * <p>All connections but the first are opened by one "connection adder" thread, which takes its tasks from a queue: one for
 * each caller that finds no idle connection, and those that fill the pool up to {@code minimumIdle}. All tasks are the same
 * object, so callers and tasks are matched in FIFO order. "Connection closer" threads close connections on behalf of
 * others: of the housekeeper for idleness, of a timer for age, of the borrower of a dead connection.
 */
public final class HikariCp implements Instrumentation {

    private static final String PACKAGE = "com/zaxxer/hikari/pool/";
    private static final String POOL = PACKAGE + "HikariPool";
    private static final String BASE = PACKAGE + "PoolBase";
    private static final String LIFETIME = POOL + "$MaxLifetimeTask";
    private static final String ADDER = POOL + "$PoolEntryCreator";
    private static final String ENTRY = PACKAGE + "PoolEntry";

    @Override
    public List<String> classNames() {
        return List.of(POOL, BASE, LIFETIME, ADDER, ENTRY);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case POOL -> ofPool();
            case BASE ->
                List.of(
                        new Insertion("newPoolEntry", InsertionPoint.atEntry(), HookMethod.POOL_CONNECT_BEGINS),
                        new Insertion(
                                "newPoolEntry", InsertionPoint.beforeReturn(), HookMethod.POOL_CONNECT_ENDS, TOP));
            case LIFETIME ->
                // A connection in use is closed when it is returned.
                List.of(new Insertion(
                        "run",
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED,
                        new Operand.Field(LIFETIME, "poolEntry", 'L' + ENTRY + ';'),
                        new Operand.Constant(ChurnscopeTraffic.LIFETIME_LIMIT)));
            case ADDER ->
                List.of(new Insertion(
                        "call()Ljava/lang/Boolean;",
                        InsertionPoint.around(),
                        HookMethod.BEGIN_NEXT,
                        new Operand.Field(ADDER, "this$0", 'L' + POOL + ';')));
            case ENTRY ->
                List.of(
                        // If a driver connects on a separate thread, only the driver's connection is associated with
                        // the socket.
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, FIRST),
                        new Insertion("createProxyConnection", InsertionPoint.atEntry(), HookMethod.ACQUIRED, THIS));
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static List<Insertion> ofPool() {
        var submit = InsertionPoint.beforeCall(
                "java/util/concurrent/ThreadPoolExecutor",
                "submit",
                "(Ljava/util/concurrent/Callable;)Ljava/util/concurrent/Future;");
        return List.of(
                // The first method called by the constructor that opens a connection.
                new Insertion("checkFailFast", InsertionPoint.atEntry(), HookMethod.CAPTURE, THIS),
                new Insertion("addBagItem", submit, HookMethod.ENQUEUE, THIS),
                new Insertion("fillPool", submit, HookMethod.ENQUEUE, THIS),
                new Insertion(
                        "createPoolEntry", InsertionPoint.beforeReturn(), HookMethod.POOLED_INTERCHANGEABLE, TOP, THIS),
                new Insertion("createPoolEntry", InsertionPoint.beforeReturn(), HookMethod.IDLE, TOP),
                new Insertion(
                        "recycle",
                        InsertionPoint.beforeCall(
                                "com/zaxxer/hikari/util/ConcurrentBag",
                                "requite",
                                "(Lcom/zaxxer/hikari/util/ConcurrentBag$IConcurrentBagEntry;)V"),
                        HookMethod.IDLE,
                        FIRST),
                new Insertion("softEvictConnection", InsertionPoint.atEntry(), HookMethod.CLOSE_REQUESTED, FIRST),
                new Insertion("closeConnection", InsertionPoint.atEntry(), HookMethod.CLOSE_REQUESTED, FIRST));
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod(LIFETIME, "run", CloseCause.MAX_LIFETIME, NotReusedReason.MAX_LIFETIME_CHURN),
                new ClosingMethod(
                        POOL + "$HouseKeeper", "run", CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN),
                // Closes a connection that failed validation.
                new ClosingMethod(POOL + "$KeepaliveTask", "run", CloseCause.ERROR),
                new ClosingMethod(POOL, "getConnection", CloseCause.ERROR),
                new ClosingMethod(
                        PACKAGE + "ProxyConnection", "checkException", CloseCause.ERROR, NotReusedReason.ERROR),
                // Closes the connection that was opened to fail fast, if minimumIdle is 0.
                new ClosingMethod(POOL, "checkFailFast", CloseCause.POOL));
    }
}
