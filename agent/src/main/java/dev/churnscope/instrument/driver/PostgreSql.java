// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.driver;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.THIS;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import dev.churnscope.model.CloseCause;
import java.util.List;

/**
 * PostgreSQL's JDBC driver. With a login timeout, which pools set, it connects on a separate thread. A JDBC connection is
 * associated with the socket through its query executor and the stream below that.
 */
public final class PostgreSql implements Instrumentation {

    /** The connecting class up to about 42.7.8; the next constant is the one after that. */
    private static final String CONNECT_THREAD = "org/postgresql/Driver$ConnectThread";

    private static final String CONNECT_TASK = "org/postgresql/Driver$ConnectTask";
    private static final String STREAM = "org/postgresql/core/PGStream";
    private static final String EXECUTOR = "org/postgresql/core/QueryExecutorBase";
    private static final String CONNECTION = "org/postgresql/jdbc/PgConnection";

    @Override
    public List<String> classNames() {
        return List.of(CONNECT_THREAD, CONNECT_TASK, STREAM, EXECUTOR, CONNECTION);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case CONNECT_THREAD, CONNECT_TASK ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                        new Insertion("run", InsertionPoint.around(), HookMethod.BEGIN, THIS));
            case STREAM ->
                List.of(new Insertion(
                        "changeSocket", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, FIRST));
            case EXECUTOR ->
                List.of(new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, FIRST));
            case CONNECTION ->
                List.of(new Insertion(
                        "<init>",
                        InsertionPoint.beforeReturn(),
                        HookMethod.ASSOCIATE,
                        THIS,
                        new Operand.Field(CONNECTION, "queryExecutor", "Lorg/postgresql/core/QueryExecutor;")));
            default -> throw new IllegalArgumentException(className);
        };
    }

    /**
     * The thread of the driver's own cleaner, which closes the connections that the application has dropped. Earlier and
     * later versions leave that to the JDK's finalizer or cleaner.
     */
    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(new ClosingMethod("org/postgresql/util/LazyCleaner$1", "run", CloseCause.GC));
    }
}
