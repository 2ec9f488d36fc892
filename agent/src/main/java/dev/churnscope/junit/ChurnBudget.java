// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Limits the TCP connections that a test, or all tests of a class together, may use. A test that exceeds a limit fails,
 * with a message that names the lines that opened or closed the connections.
 *
 * <pre>{@code
 * @Test
 * @ChurnBudget(maxOpens = 1, maxActiveCloses = 0)
 * void looksUpAllPricesOverOneConnection() {
 *     prices.lookUp(allArticles);
 * }
 * }</pre>
 *
 * <p><b>What is counted:</b> the connections that this process opens while the test method runs. Connections that it
 * accepts do not count, so a server started by the test costs nothing; neither do connections opened by {@code @BeforeEach}
 * and {@code @AfterEach} methods. What a library does later on its own threads counts for the test that runs then.
 *
 * <p><b>Which tests it applies to.</b> An annotation of a class applies to each of its tests separately, as if the tests
 * were annotated, like JUnit's own {@code @Timeout}; also to those of its {@code @Nested} classes and its subclasses. Only
 * the nearest of several annotations applies: that of the method, then of its class, then of the enclosing classes. Each
 * invocation of a {@code @ParameterizedTest} or {@code @RepeatedTest} has its own budget; all dynamic tests of one
 * {@code @TestFactory} share one. It can be used as a meta-annotation.
 *
 * <p><b>A class as a whole</b> has a budget with {@link #per per} = {@code CLASS}, for a client that its tests are supposed
 * to share:
 *
 * <pre>{@code
 * @ChurnBudget(per = ChurnBudget.Per.CLASS, maxOpens = 1)
 * class PriceClientTest { ... }
 * }</pre>
 *
 * <p>It covers everything from before {@code @BeforeAll} until after {@code @AfterAll}, including {@code @BeforeEach}
 * methods and the tests of {@code @Nested} classes; the class fails, not one of its tests. Budgets of single tests apply in
 * addition. Each subclass has its own such budget.
 *
 * <p><b>Without the agent</b> nothing can be counted, and a test with a budget fails before it begins, with an error that
 * explains how to attach. JUnit's configuration parameter {@value #UNATTACHED} changes that: {@code fail}, {@code skip}
 * (the test is reported as aborted), or {@code run} (it runs unchecked, with a report entry). A test that fails for another
 * reason is not checked, nor is a class as a whole with such a test.
 *
 * <p><b>Parallel tests.</b> Counts are those of the whole process. So a top-level class that contains a budget runs alone,
 * one test after another, as with {@link org.junit.jupiter.api.parallel.Isolated}; if tests are not run in parallel, that
 * changes nothing. Threads that outlive their test still count for later tests.
 *
 * <p>Requires JUnit Jupiter 5.8 or later.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(ChurnBudgetExtension.class)
@ResourceLock(Resources.GLOBAL)
public @interface ChurnBudget {

    /** The value for no limit. */
    int UNLIMITED = -1;

    /** What a budget applies to. */
    enum Per {
        /** Each test separately. */
        TEST,
        /** All tests of a class together, including set-up and tear-down. */
        CLASS
    }

    /**
     * The configuration parameter for tests with a budget if the agent is not attached: {@code fail}, {@code skip} or
     * {@code run}.
     */
    String UNATTACHED = "dev.churnscope.junit.unattached";

    /** Whether this budget applies to each test separately, or to all tests of the annotated class together. */
    Per per() default Per.TEST;

    /** The maximum number of connections established; failed connects do not count. */
    int maxOpens() default UNLIMITED;

    /**
     * The maximum number of connections that this process closes first, {@code localFin} in a report: each leaves a socket
     * in TIME_WAIT on this host. Connections that it aborts by a RST do not count, nor do those that the garbage collector
     * closes, which are {@linkplain #maxLeaked leaked}.
     */
    int maxActiveCloses() default UNLIMITED;

    /**
     * The minimum share of HTTP requests, from 0 to 1, that must reuse an open connection: 0.9 allows one new connection
     * for ten requests. Only call sites that send HTTP requests count; a test that sends none fails, since there was
     * nothing to check.
     */
    double minReuse() default UNLIMITED;

    /**
     * The maximum number of connections left to the garbage collector: never closed, and unreachable when the test method
     * has returned, or the class has ended. Connections that a pool, a field or a thread still references are not leaks.
     *
     * <p>Runs the garbage collector before and after, which takes some ten milliseconds.
     */
    int maxLeaked() default UNLIMITED;
}
