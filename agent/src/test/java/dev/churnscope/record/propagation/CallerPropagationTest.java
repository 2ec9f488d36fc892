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

    /** A task that counts as the application's own code. */
    private static final String OWN_CODE = "own code";

    private final GivenStacks stacks = new GivenStacks();
    private final CallerPropagation propagation = new CallerPropagation(stacks);
    private final Object call = new Object();

    /** Has a given caller for the current thread's stack. */
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
    void captureShop() {
        stacks.stackCaller = SHOP;
        propagation.onCapture(call);
        stacks.stackCaller = LIBRARY;
    }

    @Test
    void aThreadThatWorksForACallActsForItsRequester() {
        propagation.onBegin(call);
        assertThat(propagation.currentCaller()).isSameAs(SHOP);
        propagation.onEnd();
        assertThat(propagation.currentCaller()).isSameAs(LIBRARY);
    }

    @Test
    void anApplicationFrameOnTheStackTakesPrecedence() {
        propagation.onBegin(call);
        stacks.stackCaller = STOCK;

        assertThat(propagation.currentCaller()).isSameAs(STOCK);
        propagation.onEnd();
    }

    @Test
    void aQueuedCallerComesBeforeThePoolsOwnEntries() {
        var pool = new Object();
        stacks.stackCaller = STOCK;
        propagation.onCapture(pool);
        stacks.stackCaller = LIBRARY;
        propagation.onEnqueue(pool);
        stacks.stackCaller = SHOP;
        propagation.onEnqueue(pool);
        stacks.stackCaller = LIBRARY;

        propagation.onBeginNext(pool);
        assertThat(propagation.currentCaller()).isSameAs(SHOP);
        propagation.onEnd();
        propagation.onBeginNext(pool);
        assertThat(propagation.currentCaller()).isSameAs(STOCK);
        propagation.onEnd();
    }

    @Test
    void theFirstRequesterStays() {
        stacks.stackCaller = STOCK;
        var other = new Object();
        propagation.onCaptureIfAbsent(other);
        propagation.onCaptureIfAbsent(call);

        assertThat(propagation.of(other)).isSameAs(STOCK);
        assertThat(propagation.of(call)).isSameAs(SHOP);
    }

    @Test
    void anOpenWhileWorkingForACarrierIsForThatCarrier() {
        var other = carrierOf(STOCK);
        var opened = new Object();

        propagation.onBegin(other);
        propagation.onPropagateFromNext(opened, List.of(call, other));
        propagation.onEnd();

        assertThat(propagation.of(opened)).isSameAs(STOCK);
    }

    @Test
    void anOpenForAQueueIsForTheFirstWaiterNotServedYet() {
        var waiting = List.of(call, carrierOf(STOCK));
        var first = new Object();
        var second = new Object();
        var third = new Object();
        stacks.stackCaller = caller("com.other.Reader", true, null);

        propagation.onPropagateFromNext(first, waiting);
        propagation.onPropagateFromNext(second, waiting);
        propagation.onPropagateFromNext(third, waiting);

        assertThat(propagation.of(first)).isSameAs(SHOP);
        assertThat(propagation.of(second)).isSameAs(STOCK);
        assertThat(propagation.of(third)).as("one more open than waiters").isSameAs(SHOP);
    }

    @Test
    void anOpenForAllWaitersIsForTheFirstWhicheverCarrierTheThreadWorksFor() {
        var other = carrierOf(STOCK);
        var opened = new Object();

        propagation.onBegin(other);
        propagation.onPropagateFromFirst(opened, List.of(call, other));
        propagation.onEnd();

        assertThat(propagation.of(opened)).isSameAs(SHOP);
    }

    @Test
    void withoutWaitersThereIsNoRequester() {
        var opened = new Object();

        propagation.onPropagateFromNext(opened, List.of());

        assertThat(propagation.of(opened)).isNull();
    }

    private Object carrierOf(Caller requester) {
        var carrier = new Object();
        stacks.stackCaller = requester;
        propagation.onCapture(carrier);
        stacks.stackCaller = LIBRARY;
        return carrier;
    }

    @Test
    void nestedScopesEndInTurn() {
        var other = new Object();
        stacks.stackCaller = STOCK;
        propagation.onCapture(other);
        stacks.stackCaller = LIBRARY;

        propagation.onBegin(call);
        propagation.onBegin(other);
        assertThat(propagation.currentCaller()).isSameAs(STOCK);
        propagation.onEnd();
        assertThat(propagation.currentCaller()).isSameAs(SHOP);
        propagation.onBegin(new Object());
        assertThat(propagation.currentCaller())
                .as("the inner work has no requester")
                .isSameAs(SHOP);
        propagation.onBegin(null);
        assertThat(propagation.currentCaller()).isSameAs(SHOP);
        propagation.onEnd();
        propagation.onEnd();
        propagation.onEnd();
        assertThat(propagation.currentCaller()).isSameAs(LIBRARY);
    }

    @Test
    void anEndWithoutABeginIsIgnored() {
        propagation.onEnd();

        assertThat(propagation.currentCaller()).isSameAs(LIBRARY);
    }

    @Test
    void workThatIsPassedOnKeepsItsRequester() {
        var task = new Object();
        propagation.onBegin(call);
        propagation.onCapture(task);
        propagation.onEnd();

        assertThat(propagation.of(task)).isSameAs(SHOP);
    }

    @Test
    void aCarrierInheritsTheRequesterOfAnother() {
        var task = new Object();
        propagation.onPropagate(call, task);
        propagation.onPropagate(new Object(), call);

        assertThat(propagation.of(task)).isSameAs(SHOP);
        assertThat(propagation.of(call)).isSameAs(SHOP);
    }

    @Test
    void aCarrierWithARequesterKeepsIt() {
        var task = new Object();
        propagation.onPropagateIfAbsent(call, task);
        assertThat(propagation.of(task)).isSameAs(SHOP);

        var pool = new Object();
        propagation.onBegin(call);
        propagation.onCapture(pool);
        propagation.onEnd();
        propagation.onPropagateIfAbsent(new Object(), task);
        propagation.onPropagateIfAbsent(pool, task);
        assertThat(propagation.of(task)).isSameAs(SHOP);
    }

    @Test
    void aLibraryCallerIsNoRequester() {
        var task = new Object();
        propagation.onCapture(task);

        assertThat(propagation.of(task)).isNull();
    }

    @Test
    void theRequesterOfATaskIsTheCallerThatSubmitsIt() {
        var carrier = new Object();
        stacks.stackCaller = STOCK;
        propagation.onCaptureTask(carrier, "a library's method");
        stacks.stackCaller = LIBRARY;

        propagation.onBeginTask(carrier, "a library's method");
        assertThat(propagation.currentCaller()).isSameAs(STOCK);
        propagation.onEnd();
        assertThat(propagation.currentCaller()).isSameAs(LIBRARY);
    }

    @Test
    void noRequesterIsCapturedForATaskOfTheApplications() {
        var carrier = new Object();
        stacks.stackCaller = STOCK;
        propagation.onCaptureTask(carrier, OWN_CODE);

        assertThat(propagation.of(carrier)).isNull();
    }

    @Test
    void aTaskWithoutARequesterKeepsTheOuterScope() {
        propagation.onBegin(call);
        propagation.onBeginTask(call, OWN_CODE);
        assertThat(propagation.currentCaller()).isSameAs(SHOP);
        propagation.onBeginTask(call, null);
        assertThat(propagation.currentCaller()).isSameAs(SHOP);
        propagation.onEnd();
        propagation.onEnd();
        assertThat(propagation.currentCaller()).isSameAs(SHOP);
        propagation.onEnd();
        assertThat(propagation.currentCaller()).isSameAs(LIBRARY);
    }

    @Test
    void aThreadThatWasCreatedForATaskIsItsCarrier() throws InterruptedException {
        var seen = new Caller[2];
        var thread = new Thread(() -> {
            seen[0] = propagation.currentCaller();
            propagation.onBegin(call);
            seen[1] = propagation.currentCaller();
            propagation.onEnd();
        });
        stacks.stackCaller = STOCK;
        propagation.onCaptureTask(thread, "a library's method");
        stacks.stackCaller = LIBRARY;
        thread.start();
        thread.join();

        assertThat(seen).as("work that it begins takes precedence").containsExactly(STOCK, SHOP);
    }

    @Test
    void otherThreadsAreNotAffected() throws InterruptedException {
        propagation.onBegin(call);
        var seen = new Caller[1];
        var thread = new Thread(() -> seen[0] = propagation.currentCaller());
        thread.start();
        thread.join();
        propagation.onEnd();

        assertThat(seen[0]).isSameAs(LIBRARY);
    }

    private static Caller caller(String className, boolean application, @Nullable String label) {
        var callSite = new CallSite(className, "run", "File.java", 1);
        return new Caller(callSite, application, label, null, new StackTraceElement[0]);
    }
}
