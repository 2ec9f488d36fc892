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
 * Commons Pool 2, and so DBCP 2 and whatever else keeps its connections in one.
 *
 * <p>The pool opens a connection on the thread that borrows one, but for those that its evictor adds to keep {@code minIdle}
 * of them, and closes what is too many on the thread that returns it.
 */
public final class CommonsPool implements Instrumentation {

    private static final String PACKAGE = "org/apache/commons/pool2/impl/";
    private static final String POOL = PACKAGE + "GenericObjectPool";
    private static final String POOLED = PACKAGE + "DefaultPooledObject";

    private static final String SOURCE = "org/apache/commons/dbcp2/BasicDataSource";

    /** Of DBCP, which looks at the age of a connection in the one up to 2.9 and in the other after it. */
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
                        // The application's own factory closes on its own lines, whatever the pool closes it for.
                        because("evict", ChurnscopeTraffic.IDLE_LIMIT),
                        because("returnObject", ChurnscopeTraffic.EVICTED),
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
                                // A static method has no this: there, the first parameter is in its place.
                                className.equals(FACTORY) ? FIRST : THIS,
                                new Operand.Constant(ChurnscopeTraffic.LIFETIME_LIMIT))
                        .optional());
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static Insertion because(String method, int why) {
        return new Insertion(method, InsertionPoint.around(), HookMethod.BEGIN_CLOSING, new Operand.Constant(why));
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod(POOL, "evict", CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN),
                new ClosingMethod(POOL, "returnObject", CloseCause.POOL, NotReusedReason.POOL_TOO_SMALL),
                // Of one that did not answer.
                new ClosingMethod(POOL, "borrowObject", CloseCause.ERROR),
                // Of one that was opened to see whether it can be.
                new ClosingMethod(SOURCE, "validateConnectionFactory", CloseCause.POOL));
    }
}
