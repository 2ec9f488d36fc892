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
    private final CallerPropagation requesters = new CallerPropagation(stacks);
    private final Object call = new Object();

    /** The caller that the current thread's stack is said to lead back to. */
    private static final class GivenStacks implements CallStacks {

        private Caller stackCaller = LIBRARY;

        @Override
        public Caller currentCaller() {
            return stackCaller;
        }

        @Override
        public boolean showsCaller(Object task) {
            return task.equals(OWN_CODE);
        }

        @Override
        public Caller onBehalfOf(Caller requester, Caller stackCaller) {
            return requester;
        }
    }

    @BeforeEach
    void shopAsks() {
        stacks.stackCaller = SHOP;
        requesters.onCapture(call);
        stacks.stackCaller = LIBRARY;
    }

    @Test
    void aThreadThatWorksForACallActsForWhoeverAsked() {
        requesters.onBegin(call);
        assertThat(requesters.currentCaller()).isSameAs(SHOP);
        requesters.onEnd();
        assertThat(requesters.currentCaller()).isSameAs(LIBRARY);
    }

    @Test
    void aLineOfTheApplicationOnTheStackIsNearer() {
        requesters.onBegin(call);
        stacks.stackCaller = STOCK;

        assertThat(requesters.currentCaller()).isSameAs(STOCK);
        requesters.onEnd();
    }

    @Test
    void whoWaitsInLineComesBeforeWhatThePoolWantsForItself() {
        var pool = new Object();
        stacks.stackCaller = STOCK;
        requesters.onCapture(pool);
        stacks.stackCaller = LIBRARY;
        requesters.onEnqueue(pool);
        stacks.stackCaller = SHOP;
        requesters.onEnqueue(pool);
        stacks.stackCaller = LIBRARY;

        requesters.onBeginNext(pool);
        assertThat(requesters.currentCaller()).isSameAs(SHOP);
        requesters.onEnd();
        requesters.onBeginNext(pool);
        assertThat(requesters.currentCaller()).isSameAs(STOCK);
        requesters.onEnd();
    }

    @Test
    void whoeverAskedFirstStays() {
        stacks.stackCaller = STOCK;
        var other = new Object();
        requesters.onCaptureIfAbsent(other);
        requesters.onCaptureIfAbsent(call);

        assertThat(requesters.of(other)).isSameAs(STOCK);
        assertThat(requesters.of(call)).isSameAs(SHOP);
    }

    @Test
    void whatIsOpenedWhileWorkingForACarrierIsForIt() {
        var other = handedOverBy(STOCK);
        var opened = new Object();

        requesters.onBegin(other);
        requesters.onPropagateFromNext(opened, List.of(call, other));
        requesters.onEnd();

        assertThat(requesters.of(opened)).isSameAs(STOCK);
    }

    @Test
    void whatIsOpenedForAQueueIsForTheFirstThatNothingWasOpenedFor() {
        var waiting = List.of(call, handedOverBy(STOCK));
        var first = new Object();
        var second = new Object();
        var third = new Object();
        stacks.stackCaller = caller("com.other.Reader", true, null);

        requesters.onPropagateFromNext(first, waiting);
        requesters.onPropagateFromNext(second, waiting);
        requesters.onPropagateFromNext(third, waiting);

        assertThat(requesters.of(first)).isSameAs(SHOP);
        assertThat(requesters.of(second)).isSameAs(STOCK);
        assertThat(requesters.of(third)).as("one more than wait").isSameAs(SHOP);
    }

    @Test
    void whatAThreadOpensForAllThatWaitIsForTheFirstWhomeverItWorksFor() {
        var other = handedOverBy(STOCK);
        var opened = new Object();

        requesters.onBegin(other);
        requesters.onPropagateFromFirst(opened, List.of(call, other));
        requesters.onEnd();

        assertThat(requesters.of(opened)).isSameAs(SHOP);
    }

    @Test
    void nobodyIsKnownToHaveAskedWhereNobodyWaits() {
        var opened = new Object();

        requesters.onPropagateFromNext(opened, List.of());

        assertThat(requesters.of(opened)).isNull();
    }

    private Object handedOverBy(Caller requester) {
        var carrier = new Object();
        stacks.stackCaller = requester;
        requesters.onCapture(carrier);
        stacks.stackCaller = LIBRARY;
        return carrier;
    }

    @Test
    void workInsideWorkEndsInTurn() {
        var other = new Object();
        stacks.stackCaller = STOCK;
        requesters.onCapture(other);
        stacks.stackCaller = LIBRARY;

        requesters.onBegin(call);
        requesters.onBegin(other);
        assertThat(requesters.currentCaller()).isSameAs(STOCK);
        requesters.onEnd();
        assertThat(requesters.currentCaller()).isSameAs(SHOP);
        requesters.onBegin(new Object());
        assertThat(requesters.currentCaller())
                .as("nobody asked for the inner work")
                .isSameAs(SHOP);
        requesters.onBegin(null);
        assertThat(requesters.currentCaller()).isSameAs(SHOP);
        requesters.onEnd();
        requesters.onEnd();
        requesters.onEnd();
        assertThat(requesters.currentCaller()).isSameAs(LIBRARY);
    }

    @Test
    void anEndWithoutABeginIsNothing() {
        requesters.onEnd();

        assertThat(requesters.currentCaller()).isSameAs(LIBRARY);
    }

    @Test
    void workThatIsHandedOnKeepsItsAsker() {
        var task = new Object();
        requesters.onBegin(call);
        requesters.onCapture(task);
        requesters.onEnd();

        assertThat(requesters.of(task)).isSameAs(SHOP);
    }

    @Test
    void whatStandsInForACarrierHasItsAsker() {
        var task = new Object();
        requesters.onPropagate(call, task);
        requesters.onPropagate(new Object(), call);

        assertThat(requesters.of(task)).isSameAs(SHOP);
        assertThat(requesters.of(call)).isSameAs(SHOP);
    }

    @Test
    void aStandInForAnAskerThatIsKnownKeepsIt() {
        var task = new Object();
        requesters.onPropagateIfAbsent(call, task);
        assertThat(requesters.of(task)).isSameAs(SHOP);

        var pool = new Object();
        requesters.onBegin(call);
        requesters.onCapture(pool);
        requesters.onEnd();
        requesters.onPropagateIfAbsent(new Object(), task);
        requesters.onPropagateIfAbsent(pool, task);
        assertThat(requesters.of(task)).isSameAs(SHOP);
    }

    @Test
    void whoDoesNotLeadBackToTheApplicationIsNoAsker() {
        var task = new Object();
        requesters.onCapture(task);

        assertThat(requesters.of(task)).isNull();
    }

    @Test
    void aTaskIsAskedForByTheLineThatHandsItOver() {
        var carrier = new Object();
        stacks.stackCaller = STOCK;
        requesters.onCaptureTask(carrier, "a library's method");
        stacks.stackCaller = LIBRARY;

        requesters.onBeginTask(carrier, "a library's method");
        assertThat(requesters.currentCaller()).isSameAs(STOCK);
        requesters.onEnd();
        assertThat(requesters.currentCaller()).isSameAs(LIBRARY);
    }

    @Test
    void nobodyIsLookedForWhereTheTaskIsTheApplicationsOwnCode() {
        var carrier = new Object();
        stacks.stackCaller = STOCK;
        requesters.onCaptureTask(carrier, OWN_CODE);

        assertThat(requesters.of(carrier)).isNull();
    }

    @Test
    void aTaskWithoutAnAskerLeavesWhatIsAroundIt() {
        requesters.onBegin(call);
        requesters.onBeginTask(call, OWN_CODE);
        assertThat(requesters.currentCaller()).isSameAs(SHOP);
        requesters.onBeginTask(call, null);
        assertThat(requesters.currentCaller()).isSameAs(SHOP);
        requesters.onEnd();
        requesters.onEnd();
        assertThat(requesters.currentCaller()).isSameAs(SHOP);
        requesters.onEnd();
        assertThat(requesters.currentCaller()).isSameAs(LIBRARY);
    }

    @Test
    void aThreadThatWasMadeForATaskIsItsCarrier() throws InterruptedException {
        var seen = new Caller[2];
        var thread = new Thread(() -> {
            seen[0] = requesters.currentCaller();
            requesters.onBegin(call);
            seen[1] = requesters.currentCaller();
            requesters.onEnd();
        });
        stacks.stackCaller = STOCK;
        requesters.onCaptureTask(thread, "a library's method");
        stacks.stackCaller = LIBRARY;
        thread.start();
        thread.join();

        assertThat(seen).as("work that is begun on it is nearer").containsExactly(STOCK, SHOP);
    }

    @Test
    void anotherThreadIsNotConcerned() throws InterruptedException {
        requesters.onBegin(call);
        var seen = new Caller[1];
        var thread = new Thread(() -> seen[0] = requesters.currentCaller());
        thread.start();
        thread.join();
        requesters.onEnd();

        assertThat(seen[0]).isSameAs(LIBRARY);
    }

    private static Caller caller(String className, boolean application, @Nullable String label) {
        var callSite = new CallSite(className, "run", "File.java", 1);
        return new Caller(callSite, application, label, null, new StackTraceElement[0]);
    }
}
