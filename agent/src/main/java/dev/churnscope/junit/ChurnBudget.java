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
 * How many TCP connections a test may cost, or all tests of a class together. What needs more fails, and its message names
 * the lines that opened or closed them.
 *
 * <pre>{@code
 * @Test
 * @ChurnBudget(maxOpens = 1, maxActiveCloses = 0)
 * void looksUpAllPricesOverOneConnection() {
 *     prices.lookUp(allArticles);
 * }
 * }</pre>
 *
 * <p><b>What counts</b> are the connections that this process opens (not those that it accepts, so that a server which
 * the test itself starts counts for nothing), from the beginning of the test method to its end: what {@code @BeforeEach}
 * and {@code @AfterEach} do does not. What a library does later, on a thread of its own, counts for whatever runs then.
 *
 * <p><b>Whose budget.</b> Each test of an annotated class has the class's for itself, as if it were annotated, as with JUnit's
 * own {@code @Timeout}; so have those of its {@code @Nested} classes and its subclasses. Of several the nearest applies, and
 * replaces all of the others: that of the method, then of its class, then of the classes around it. Each invocation of a {@code @ParameterizedTest} or
 * {@code @RepeatedTest} has the budget for itself, all dynamic tests of one {@code @TestFactory} have it together. The
 * annotation may stand on one of your own, which then means the same.
 *
 * <p><b>A class as a whole</b> has a budget with {@link #per per} = {@code CLASS}, for a client that its tests are meant to share:
 *
 * <pre>{@code
 * @ChurnBudget(per = ChurnBudget.Per.CLASS, maxOpens = 1)
 * class PriceClientTest { ... }
 * }</pre>
 *
 * <p>It then counts from before {@code @BeforeAll} until after {@code @AfterAll}, with all that comes between, {@code @BeforeEach} and
 * the tests of {@code @Nested} classes among it; and the class fails, not one of its tests. Budgets of single tests apply
 * besides. A subclass has the budget for itself.
 *
 * <p><b>Without the agent</b> nothing can be counted, and a test with a budget fails before it begins, with an error that
 * says how to attach. The configuration parameter of JUnit's {@value #UNATTACHED} changes that: {@code fail}, {@code skip}
 * (the test is reported as aborted), or {@code run} (it runs unchecked, and a report entry says so). A test that fails by
 * itself is not checked, nor is a class as a whole that has one.
 *
 * <p><b>Tests in parallel.</b> Counts are those of the whole process. So a top-level class that has a budget anywhere in it
 * runs while no other does, one test after another, as {@link org.junit.jupiter.api.parallel.Isolated} would have it; where
 * tests run one after another in any case, that changes nothing. What threads do that outlive their test counts all the same.
 *
 * <p>Of JUnit Jupiter, versions from 5.8 on will do.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(ChurnBudgetExtension.class)
@ResourceLock(Resources.GLOBAL)
public @interface ChurnBudget {

    /** The value of what is not limited. */
    int UNLIMITED = -1;

    /** What a budget is for. */
    enum Per {
        /** Each test has it for itself. */
        TEST,
        /** All tests of a class have it together, with what their set-up and tear-down does. */
        CLASS
    }

    /** The configuration parameter that says what becomes of a test with a budget where the agent is not attached. */
    String UNATTACHED = "dev.churnscope.junit.unattached";

    /** Whether each test has this budget for itself, or all tests of the annotated class have it together. */
    Per per() default Per.TEST;

    /** The most connections that may be established; connects that fail are none. */
    int maxOpens() default UNLIMITED;

    /**
     * The most connections that this process may close first, {@code localFin} in a report: each leaves a socket in
     * TIME_WAIT here. Not among them are those that it aborts by a RST, and those that the garbage collector closes, which
     * are {@linkplain #maxLeaked leaked}.
     */
    int maxActiveCloses() default UNLIMITED;

    /**
     * The least part of HTTP requests, from 0 to 1, that must go over a connection that was open already: 0.9 allows one
     * new connection for ten requests. Only call sites that send HTTP requests count; a test that sends none fails, since
     * there was nothing to check.
     */
    double minReuse() default UNLIMITED;

    /**
     * The most connections that may be left to the garbage collector: never closed, and within reach of nobody once the
     * test method has returned, or the class has ended. Those that a pool, a field or a thread still holds are no leaks.
     *
     * <p>Has the garbage collector run before and after, which takes some ten milliseconds.
     */
    int maxLeaked() default UNLIMITED;
}
