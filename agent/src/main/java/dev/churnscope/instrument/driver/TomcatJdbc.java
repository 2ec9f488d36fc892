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
 * Tomcat's JDBC pool, from 8.5 on.
 *
 * <p>An entry of the pool outlives its connections: one that exceeds its maximum age or fails validation is replaced on the
 * thread that borrows or returns the entry. From 9 on, the pool's timer also replaces those that exceed their maximum age.
 */
public final class TomcatJdbc implements Instrumentation {

    private static final String PACKAGE = "org/apache/tomcat/jdbc/pool/";
    private static final String POOL = PACKAGE + "ConnectionPool";
    private static final String ENTRY = PACKAGE + "PooledConnection";

    private static final String ENTRY_TYPE = 'L' + ENTRY + ';';

    @Override
    public List<String> classNames() {
        return List.of(POOL, ENTRY);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case POOL ->
                List.of(
                        // Called by the constructor before the first connection is opened.
                        new Insertion("init", InsertionPoint.atEntry(), HookMethod.CAPTURE, THIS),
                        new Insertion("testAllIdle", InsertionPoint.around(), HookMethod.BEGIN, THIS),
                        new Insertion(
                                "borrowConnection",
                                InsertionPoint.atEntry(),
                                HookMethod.ACQUIRED,
                                new Operand.Parameter(ENTRY_TYPE)),
                        new Insertion("returnConnection", InsertionPoint.atEntry(), HookMethod.IDLE, FIRST),
                        // Called only for a connection that is returned.
                        failedUnless(InsertionPoint.afterCall(ENTRY, "validate", "(I)Z")),
                        failedUnless(InsertionPoint.afterCall("terminateTransaction")));
            case ENTRY ->
                List.of(
                        new Insertion("connect", InsertionPoint.atEntry(), HookMethod.POOL_CONNECT_BEGINS),
                        new Insertion("connect", InsertionPoint.beforeReturn(), HookMethod.POOL_CONNECT_ENDS, THIS),
                        // If a driver connects on a separate thread, only the driver's connection is associated with
                        // the socket.
                        new Insertion(
                                "connect",
                                InsertionPoint.beforeReturn(),
                                HookMethod.ASSOCIATE,
                                THIS,
                                new Operand.Field(ENTRY, "connection", "Ljava/sql/Connection;")),
                        new Insertion(
                                "connect",
                                InsertionPoint.beforeReturn(),
                                HookMethod.POOLED_INTERCHANGEABLE,
                                THIS,
                                new Operand.Field(ENTRY, "parent", 'L' + POOL + ';')),
                        new Insertion(
                                "isMaxAgeExpired",
                                InsertionPoint.beforeReturn(),
                                HookMethod.NOTED_IF,
                                TOP,
                                THIS,
                                new Operand.Constant(ChurnscopeTraffic.LIFETIME_LIMIT)));
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static Insertion failedUnless(InsertionPoint tested) {
        return new Insertion(
                "shouldClose",
                tested,
                HookMethod.NOTED_UNLESS,
                TOP,
                FIRST,
                new Operand.Constant(ChurnscopeTraffic.FAILED));
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod(POOL, "checkIdle", CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN),
                new ClosingMethod(POOL, "returnConnection", CloseCause.POOL, NotReusedReason.POOL_TOO_SMALL),
                // Requested by the application; purge calls the timer's method.
                new ClosingMethod(POOL, "purge", CloseCause.APPLICATION, NotReusedReason.DISCONNECT_AFTER_RESPONSE),
                // Closes a connection that was never returned.
                new ClosingMethod(POOL, "checkAbandoned", CloseCause.POOL),
                // Closes a connection that failed validation.
                new ClosingMethod(POOL, "borrowConnection", CloseCause.ERROR),
                new ClosingMethod(POOL, "testAllIdle", CloseCause.ERROR));
    }
}
