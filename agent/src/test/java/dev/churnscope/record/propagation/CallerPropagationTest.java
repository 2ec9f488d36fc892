// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CallSite;
import dev.churnscope.stack.CallStacks;
import dev.churnscope.stack.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallerPropagationTest {

    private static final Caller LIBRARY = caller("okhttp3.Dispatcher", false, "OkHttp");
    private static final Caller SHOP = caller("com.shop.Client", true, "OkHttp");
    private static final Caller STOCK = caller("com.stock.Client", true, "OkHttp");

    /** A task that is said to be the application's own code. */
    private static final String OWN_CODE = "own code";

    private final GivenStacks stacks = new GivenStacks();
    private final CallerPropagation askers = new CallerPropagation(stacks);
    private final Object call = new Object();

    /** The caller that the current thread's stack is said to lead back to. */
    private static final class GivenStacks implements CallStacks {

        private Caller here = LIBRARY;

        @Override
        public Caller here() {
            return here;
        }

        @Override
        public boolean showsCaller(Object task) {
            return task.equals(OWN_CODE);
        }

        @Override
        public Caller onBehalfOf(Caller asker, Caller here) {
            return asker;
        }
    }

    @BeforeEach
    void shopAsks() {
        stacks.here = SHOP;
        askers.onHandOver(call);
        stacks.here = LIBRARY;
    }

    @Test
    void aThreadThatWorksForACallActsForWhoeverAsked() {
        askers.onBegin(call);
        assertThat(askers.here()).isSameAs(SHOP);
        askers.onEnd();
        assertThat(askers.here()).isSameAs(LIBRARY);
    }

    @Test
    void aLineOfTheApplicationOnTheStackIsNearer() {
        askers.onBegin(call);
        stacks.here = STOCK;

        assertThat(askers.here()).isSameAs(STOCK);
        askers.onEnd();
    }

    @Test
    void whoWaitsInLineComesBeforeWhatThePoolWantsForItself() {
        var pool = new Object();
        stacks.here = STOCK;
        askers.onHandOver(pool);
        stacks.here = LIBRARY;
        askers.onHandOverInLine(pool);
        stacks.here = SHOP;
        askers.onHandOverInLine(pool);
        stacks.here = LIBRARY;

        askers.onBeginNext(pool);
        assertThat(askers.here()).isSameAs(SHOP);
        askers.onEnd();
        askers.onBeginNext(pool);
        assertThat(askers.here()).isSameAs(STOCK);
        askers.onEnd();
    }

    @Test
    void whoeverAskedFirstStays() {
        stacks.here = STOCK;
        var other = new Object();
        askers.onHandOverOnce(other);
        askers.onHandOverOnce(call);

        assertThat(askers.of(other)).isSameAs(STOCK);
        assertThat(askers.of(call)).isSameAs(SHOP);
    }

    @Test
    void whatIsOpenedWhileWorkingForACarrierIsForIt() {
        var other = handedOverBy(STOCK);
        var opened = new Object();

        askers.onBegin(other);
        askers.onHandOverForNext(opened, List.of(call, other));
        askers.onEnd();

        assertThat(askers.of(opened)).isSameAs(STOCK);
    }

    @Test
    void whatIsOpenedForAQueueIsForTheFirstThatNothingWasOpenedFor() {
        var waiting = List.of(call, handedOverBy(STOCK));
        var first = new Object();
        var second = new Object();
        var third = new Object();
        stacks.here = caller("com.other.Reader", true, null);

        askers.onHandOverForNext(first, waiting);
        askers.onHandOverForNext(second, waiting);
        askers.onHandOverForNext(third, waiting);

        assertThat(askers.of(first)).isSameAs(SHOP);
        assertThat(askers.of(second)).isSameAs(STOCK);
        assertThat(askers.of(third)).as("one more than wait").isSameAs(SHOP);
    }

    @Test
    void whatAThreadOpensForAllThatWaitIsForTheFirstWhomeverItWorksFor() {
        var other = handedOverBy(STOCK);
        var opened = new Object();

        askers.onBegin(other);
        askers.onHandOverForFirst(opened, List.of(call, other));
        askers.onEnd();

        assertThat(askers.of(opened)).isSameAs(SHOP);
    }

    @Test
    void nobodyIsKnownToHaveAskedWhereNobodyWaits() {
        var opened = new Object();

        askers.onHandOverForNext(opened, List.of());

        assertThat(askers.of(opened)).isNull();
    }

    private Object handedOverBy(Caller asker) {
        var carrier = new Object();
        stacks.here = asker;
        askers.onHandOver(carrier);
        stacks.here = LIBRARY;
        return carrier;
    }

    @Test
    void workInsideWorkEndsInTurn() {
        var other = new Object();
        stacks.here = STOCK;
        askers.onHandOver(other);
        stacks.here = LIBRARY;

        askers.onBegin(call);
        askers.onBegin(other);
        assertThat(askers.here()).isSameAs(STOCK);
        askers.onEnd();
        assertThat(askers.here()).isSameAs(SHOP);
        askers.onBegin(new Object());
        assertThat(askers.here()).as("nobody asked for the inner work").isSameAs(SHOP);
        askers.onBegin(null);
        assertThat(askers.here()).isSameAs(SHOP);
        askers.onEnd();
        askers.onEnd();
        askers.onEnd();
        assertThat(askers.here()).isSameAs(LIBRARY);
    }

    @Test
    void anEndWithoutABeginIsNothing() {
        askers.onEnd();

        assertThat(askers.here()).isSameAs(LIBRARY);
    }

    @Test
    void workThatIsHandedOnKeepsItsAsker() {
        var task = new Object();
        askers.onBegin(call);
        askers.onHandOver(task);
        askers.onEnd();

        assertThat(askers.of(task)).isSameAs(SHOP);
    }

    @Test
    void whatStandsInForACarrierHasItsAsker() {
        var task = new Object();
        askers.onPassOn(call, task);
        askers.onPassOn(new Object(), call);

        assertThat(askers.of(task)).isSameAs(SHOP);
        assertThat(askers.of(call)).isSameAs(SHOP);
    }

    @Test
    void aStandInForAnAskerThatIsKnownKeepsIt() {
        var task = new Object();
        askers.onPassOnOnce(call, task);
        assertThat(askers.of(task)).isSameAs(SHOP);

        var pool = new Object();
        askers.onBegin(call);
        askers.onHandOver(pool);
        askers.onEnd();
        askers.onPassOnOnce(new Object(), task);
        askers.onPassOnOnce(pool, task);
        assertThat(askers.of(task)).isSameAs(SHOP);
    }

    @Test
    void whoDoesNotLeadBackToTheApplicationIsNoAsker() {
        var task = new Object();
        askers.onHandOver(task);

        assertThat(askers.of(task)).isNull();
    }

    @Test
    void aTaskIsAskedForByTheLineThatHandsItOver() {
        var carrier = new Object();
        stacks.here = STOCK;
        askers.onHandOverTask(carrier, "a library's method");
        stacks.here = LIBRARY;

        askers.onBeginTask(carrier, "a library's method");
        assertThat(askers.here()).isSameAs(STOCK);
        askers.onEnd();
        assertThat(askers.here()).isSameAs(LIBRARY);
    }

    @Test
    void nobodyIsLookedForWhereTheTaskIsTheApplicationsOwnCode() {
        var carrier = new Object();
        stacks.here = STOCK;
        askers.onHandOverTask(carrier, OWN_CODE);

        assertThat(askers.of(carrier)).isNull();
    }

    @Test
    void aTaskWithoutAnAskerLeavesWhatIsAroundIt() {
        askers.onBegin(call);
        askers.onBeginTask(call, OWN_CODE);
        assertThat(askers.here()).isSameAs(SHOP);
        askers.onBeginTask(call, null);
        assertThat(askers.here()).isSameAs(SHOP);
        askers.onEnd();
        askers.onEnd();
        assertThat(askers.here()).isSameAs(SHOP);
        askers.onEnd();
        assertThat(askers.here()).isSameAs(LIBRARY);
    }

    @Test
    void aThreadThatWasMadeForATaskIsItsCarrier() throws InterruptedException {
        var seen = new Caller[2];
        var thread = new Thread(() -> {
            seen[0] = askers.here();
            askers.onBegin(call);
            seen[1] = askers.here();
            askers.onEnd();
        });
        stacks.here = STOCK;
        askers.onHandOverTask(thread, "a library's method");
        stacks.here = LIBRARY;
        thread.start();
        thread.join();

        assertThat(seen).as("work that is begun on it is nearer").containsExactly(STOCK, SHOP);
    }

    @Test
    void anotherThreadIsNotConcerned() throws InterruptedException {
        askers.onBegin(call);
        var seen = new Caller[1];
        var thread = new Thread(() -> seen[0] = askers.here());
        thread.start();
        thread.join();
        askers.onEnd();

        assertThat(seen[0]).isSameAs(LIBRARY);
    }

    private static Caller caller(String className, boolean application, @Nullable String label) {
        var callSite = new CallSite(className, "run", "File.java", 1);
        return new Caller(callSite, application, label, null, new StackTraceElement[0]);
    }
}
