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
 * Commons Pool 2, and so DBCP 2 and other libraries that pool their connections with it.
 *
 * <p>The pool opens a connection on the thread that borrows one, apart from those that its evictor adds to keep
 * {@code minIdle}, and closes connections beyond {@code maxIdle} on the thread that returns them.
 */
public final class CommonsPool implements Instrumentation {

    private static final String PACKAGE = "org/apache/commons/pool2/impl/";
    private static final String POOL = PACKAGE + "GenericObjectPool";
    private static final String POOLED = PACKAGE + "DefaultPooledObject";

    private static final String SOURCE = "org/apache/commons/dbcp2/BasicDataSource";

    /** DBCP's classes that check the lifetime of a connection: this one up to 2.9, the next one after that. */
    private static final String FACTORY = "org/apache/commons/dbcp2/PoolableConnectionFactory";

    private static final String UTILS = "org/apache/commons/dbcp2/Utils";

    @Override
    public List<String> classNames() {
        return List.of(POOL, POOLED, FACTORY, UTILS);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case POOL ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                        new Insertion("evict", InsertionPoint.around(), HookMethod.BEGIN, THIS),
                        new Insertion("ensureMinIdle", InsertionPoint.around(), HookMethod.BEGIN, THIS),
                        // An application's factory has its own frames on the stack when it closes, so the pool's
                        // reason is passed on.
                        beginClosing("evict", ChurnscopeTraffic.IDLE_LIMIT),
                        beginClosing("returnObject", ChurnscopeTraffic.EVICTED),
                        new Insertion("destroy", InsertionPoint.atEntry(), HookMethod.CLOSE_REQUESTED, FIRST),
                        new Insertion("create", InsertionPoint.atEntry(), HookMethod.POOL_CONNECT_BEGINS),
                        new Insertion("create", InsertionPoint.beforeReturn(), HookMethod.POOL_CONNECT_ENDS, TOP),
                        new Insertion(
                                "create", InsertionPoint.beforeReturn(), HookMethod.POOLED_INTERCHANGEABLE, TOP, THIS));
            case POOLED ->
                List.of(
                        new Insertion("allocate", InsertionPoint.atEntry(), HookMethod.ACQUIRED, THIS),
                        new Insertion("deallocate", InsertionPoint.atEntry(), HookMethod.IDLE, THIS));
            case FACTORY, UTILS ->
                List.of(new Insertion(
                                "validateLifetime",
                                InsertionPoint.beforeCall(
                                        "org/apache/commons/dbcp2/LifetimeExceededException", "<init>", ""),
                                HookMethod.NOTED,
                                // The method of Utils is static: THIS is its first parameter, the connection.
                                className.equals(FACTORY) ? FIRST : THIS,
                                new Operand.Constant(ChurnscopeTraffic.LIFETIME_LIMIT))
                        .optional());
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static Insertion beginClosing(String method, int reason) {
        return new Insertion(method, InsertionPoint.around(), HookMethod.BEGIN_CLOSING, new Operand.Constant(reason));
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod(POOL, "evict", CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN),
                new ClosingMethod(POOL, "returnObject", CloseCause.POOL, NotReusedReason.POOL_TOO_SMALL),
                // Closes a connection that failed validation.
                new ClosingMethod(POOL, "borrowObject", CloseCause.ERROR),
                // Closes the connection that was opened to validate the settings.
                new ClosingMethod(SOURCE, "validateConnectionFactory", CloseCause.POOL));
    }
}
