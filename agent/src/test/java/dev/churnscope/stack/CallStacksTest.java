// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.Eventually;
import java.io.FileDescriptor;
import java.lang.ref.WeakReference;
import java.net.ChurnscopeHook;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares both implementations, at the same program points, with each other and with the known caller. */
class CallStacksTest {

    private static final FileDescriptor SOME = new FileDescriptor();

    private final CallStacksHook hook = new CallStacksHook(
            new CallSiteRule(List.of("dev.churnscope.stack.CallStacksTest", "app"), List.of(LIBRARY)));

    private static final String LIBRARY = "dev.churnscope.stack.CallStacksTest$Library";

    /** Stands for a library: any number of frames, none of them the application's. */
    private record Library(int depth) implements Runnable {

        @Override
        public void run() {
            recurse(depth);
        }

        static void recurse(int depth) {
            if (depth == 0) {
                ChurnscopeHook.closing(SOME);
            } else {
                recurse(depth - 1);
            }
        }
    }

    @BeforeEach
    void install() {
        ChurnscopeHook.install(hook);
    }

    @AfterEach
    void uninstall() {
        ChurnscopeHook.install(null);
        assertThat(hook.thrown).isNull();
    }

    @Test
    void backtracesAreReadableOnThisJvm() {
        assertThat(Backtrace.isReadable()).isTrue();
    }

    @Test
    void theCallerIsTheLineThatTriggeredTheHook() {
        ChurnscopeHook.closing(SOME);
        var frame = new Throwable().getStackTrace()[0];

        bothFind("theCallerIsTheLineThatTriggeredTheHook");
        assertThat(hook.byBacktrace.callSite().line()).isEqualTo(frame.getLineNumber() - 1);
        assertThat(hook.byBacktrace.stack()[0].getMethodName()).isEqualTo("theCallerIsTheLineThatTriggeredTheHook");
    }

    @Test
    void aStackThatWasSeenBeforeHasTheSameCaller() {
        Caller first = null;
        for (int i = 0; i < 3; i++) {
            Library.recurse(3);
            first = first == null ? hook.byBacktrace : first;

            bothFind("aStackThatWasSeenBeforeHasTheSameCaller");
            assertThat(hook.byBacktrace).isSameAs(first);
        }
    }

    @Test
    void twoLinesOfOneMethodAreDistinguished() {
        for (int i = 0; i < 2; i++) {
            ChurnscopeHook.closing(SOME);
            bothFind("twoLinesOfOneMethodAreDistinguished");
            var one = hook.byBacktrace;
            ChurnscopeHook.closing(SOME);
            bothFind("twoLinesOfOneMethodAreDistinguished");

            assertThat(hook.byBacktrace.callSite().line())
                    .isEqualTo(one.callSite().line() + 3);
        }
    }

    @Test
    void overloadedMethodsAreDistinguished() {
        Consumer<String> one = CallStacksTest::overloaded;
        Consumer<Integer> other = CallStacksTest::overloaded;
        var lines = new HashSet<Integer>();

        for (Consumer<?> each : List.of(one, other)) {
            each.accept(null);
            bothFind("overloaded");
            lines.add(hook.byBacktrace.callSite().line());
        }

        assertThat(lines).hasSize(2);
    }

    private static void overloaded(String ignored) {
        ChurnscopeHook.closing(SOME);
    }

    private static void overloaded(Integer ignored) {
        ChurnscopeHook.closing(SOME);
    }

    @Test
    void theCallSiteIsFoundUnderAnyNumberOfFrames() {
        for (int depth = 0; depth <= 140; depth++) {
            for (int time = 0; time < 2; time++) {
                one(depth);
                bothFind("one");
                two(depth);
                bothFind("two");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 1000, 1100, 3000})
    void theCallSiteIsFoundUnderVeryManyFrames(int depth) {
        for (int time = 0; time < 2; time++) {
            one(depth);
            bothFind("one");
            two(depth);
            bothFind("two");
        }
    }

    private static void one(int depth) {
        Library.recurse(depth);
    }

    private static void two(int depth) {
        Library.recurse(depth);
    }

    @Test
    void ofRecursionTheTopmostFrameIsTheCallSite() {
        for (int depth : new int[] {1, 20, 50, 200}) {
            recurse(depth);

            bothFind("recurse");
            assertThat(hook.byBacktrace.callSite().line()).isEqualTo(lineOfRecursionsEnd);
        }
    }

    private int lineOfRecursionsEnd;

    private void recurse(int depth) {
        if (depth == 0) {
            lineOfRecursionsEnd = new Throwable().getStackTrace()[0].getLineNumber() + 1;
            ChurnscopeHook.closing(SOME);
        } else {
            recurse(depth - 1);
        }
    }

    @Test
    void aWholeStackIsNotConfusedWithTheTopOfALongerOne() throws Exception {
        for (int depth = 0; depth < 80; depth++) {
            var thread = new Thread(new Library(depth));
            thread.start();
            thread.join();
            bothFind("recurse");
            assertThat(hook.byBacktrace.isApplication()).isFalse();

            runAsIfItWereNoThread(new Thread(new Library(depth)));
            bothFind("runAsIfItWereNoThread");
        }
    }

    private static void runAsIfItWereNoThread(Thread thread) {
        thread.run();
    }

    @Test
    void twoClassesOfTheSameShapeAreDistinguished() throws Exception {
        for (int time = 0; time < 2; time++) {
            new GeneratedProgram("app.A", 1).run();
            assertThat(hook.byBacktrace.callSite().className()).isEqualTo("app.A");
            assertThat(hook.byWalking).isSameAs(hook.byBacktrace);
            new GeneratedProgram("app.B", 1).run();
            assertThat(hook.byBacktrace.callSite().className()).isEqualTo("app.B");
            assertThat(hook.byWalking).isSameAs(hook.byBacktrace);
        }
    }

    @Test
    void aNewVersionOfAClassHasItsOwnLines() throws Exception {
        new GeneratedProgram("app.Deployed", 1).run();
        new GeneratedProgram("app.Deployed", 2).run();

        assertThat(hook.byBacktrace.callSite().line()).isEqualTo(2);
    }

    @Test
    void aClassLoaderIsNotKeptAlive() throws Exception {
        var loader = runInANewLoader();

        assertThat(Eventually.holdsAfterCollections(() -> loader.refersTo(null)))
                .isTrue();
    }

    private static WeakReference<Class<?>> runInANewLoader() throws Exception {
        var program = new GeneratedProgram("app.Undeployed", 1);
        program.run();
        return new WeakReference<>(program.program());
    }

    private void bothFind(String method) {
        assertThat(hook.byBacktrace.callSite().method()).isEqualTo(method);
        assertThat(hook.byWalking).isSameAs(hook.byBacktrace);
    }
}
