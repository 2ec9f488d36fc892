// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CloseCause;
import dev.churnscope.stack.CloseHint;
import java.lang.ref.Cleaner;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosingMethodsTest {

    private static final CloseHint COLLECTED = new CloseHint(CloseCause.GC, null);

    private final ClosingMethods methods = new ClosingMethods();

    /** An object whose finalizer tells the stack on which it runs. */
    @SuppressWarnings({"deprecation", "removal"})
    private static final class Finalized {

        private final CompletableFuture<StackTraceElement[]> stack;

        private Finalized(CompletableFuture<StackTraceElement[]> stack) {
            this.stack = stack;
        }

        @Override
        protected void finalize() {
            stack.complete(new Throwable().getStackTrace());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "java.lang.ref.Finalizer, runFinalizer",
        "jdk.internal.ref.CleanerImpl, run",
        "org.postgresql.util.LazyCleaner$1, run",
        "com.mysql.cj.jdbc.AbandonedConnectionCleanupThread, finalizeResource",
    })
    void whatACleanersThreadClosesIsClosedByTheCollector(String className, String method) {
        assertThat(methods.of(className, method)).isEqualTo(COLLECTED);
    }

    /** These run for a close that the application requests, too. */
    @ParameterizedTest
    @CsvSource({
        "jdk.internal.ref.PhantomCleanable, clean",
        "org.postgresql.util.LazyCleaner$Node, clean",
        "org.postgresql.util.LazyCleaner$Node, onClean",
        "org.postgresql.jdbc.PgConnection, close",
        "com.sun.jndi.ldap.LdapClient, close",
    })
    void whatTheApplicationMayCallIsNoHint(String className, String method) {
        assertThat(methods.of(className, method)).isNull();
    }

    @Test
    void theStackOfACleaningActionHasTheHint() throws Exception {
        var stack = new CompletableFuture<StackTraceElement[]>();
        Cleaner.create().register(new Object(), () -> stack.complete(new Throwable().getStackTrace()));

        assertHasHint(stack);
    }

    @Test
    void theStackOfAFinalizerHasTheHint() throws Exception {
        var stack = new CompletableFuture<StackTraceElement[]>();
        forget(new Finalized(stack));

        assertHasHint(stack);
    }

    @Test
    void theStackOfAnExplicitCleanHasNoHint() {
        var owner = new Object();
        var stack = new CompletableFuture<StackTraceElement[]>();
        Cleaner.create()
                .register(owner, () -> stack.complete(new Throwable().getStackTrace()))
                .clean();

        assertThat(Arrays.stream(stack.join()).map(frame -> methods.of(frame.getClassName(), frame.getMethodName())))
                .containsOnlyNulls();
    }

    private static void forget(Object object) {
        assertThat(object).isNotNull();
    }

    private void assertHasHint(CompletableFuture<StackTraceElement[]> stack) throws InterruptedException {
        for (int i = 0; i < 100 && !stack.isDone(); i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(stack).isDone();
        assertThat(Arrays.stream(stack.join()).map(frame -> methods.of(frame.getClassName(), frame.getMethodName())))
                .contains(COLLECTED);
    }
}
