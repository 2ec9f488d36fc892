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

/** Both implementations, at the same program points, against each other and against what is known. */
class CallStacksTest {

    private static final FileDescriptor SOME = new FileDescriptor();

    private final AskingHook hook =
            new AskingHook(new CallSiteRule(List.of("dev.churnscope.stack.CallStacksTest", "app"), List.of(LIBRARY)));

    private static final String LIBRARY = "dev.churnscope.stack.CallStacksTest$Library";

    /** Stands for a library: as many frames as wanted, none of them the application's. */
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
    void theCallerIsTheLineThatRanIntoTheHook() {
        ChurnscopeHook.closing(SOME);
        var stackCaller = new Throwable().getStackTrace()[0];

        bothSay("theCallerIsTheLineThatRanIntoTheHook");
        assertThat(hook.byBacktrace.callSite().line()).isEqualTo(stackCaller.getLineNumber() - 1);
        assertThat(hook.byBacktrace.stack()[0].getMethodName()).isEqualTo("theCallerIsTheLineThatRanIntoTheHook");
    }

    @Test
    void aStackThatWasSeenBeforeHasTheSameCaller() {
        Caller first = null;
        for (int i = 0; i < 3; i++) {
            Library.recurse(3);
            first = first == null ? hook.byBacktrace : first;

            bothSay("aStackThatWasSeenBeforeHasTheSameCaller");
            assertThat(hook.byBacktrace).isSameAs(first);
        }
    }

    @Test
    void twoLinesOfOneMethodAreToldApart() {
        for (int i = 0; i < 2; i++) {
            ChurnscopeHook.closing(SOME);
            bothSay("twoLinesOfOneMethodAreToldApart");
            var one = hook.byBacktrace;
            ChurnscopeHook.closing(SOME);
            bothSay("twoLinesOfOneMethodAreToldApart");

            assertThat(hook.byBacktrace.callSite().line())
                    .isEqualTo(one.callSite().line() + 3);
        }
    }

    @Test
    void overloadedMethodsAreToldApart() {
        Consumer<String> one = CallStacksTest::overloaded;
        Consumer<Integer> other = CallStacksTest::overloaded;
        var lines = new HashSet<Integer>();

        for (Consumer<?> each : List.of(one, other)) {
            each.accept(null);
            bothSay("overloaded");
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
                bothSay("one");
                two(depth);
                bothSay("two");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 1000, 1100, 3000})
    void theCallSiteIsFoundUnderVeryManyFrames(int depth) {
        for (int time = 0; time < 2; time++) {
            one(depth);
            bothSay("one");
            two(depth);
            bothSay("two");
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

            bothSay("recurse");
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
    void aWholeStackIsNotTakenForTheTopOfALongerOne() throws Exception {
        for (int depth = 0; depth < 80; depth++) {
            var thread = new Thread(new Library(depth));
            thread.start();
            thread.join();
            bothSay("recurse");
            assertThat(hook.byBacktrace.isApplication()).isFalse();

            runAsIfItWereNoThread(new Thread(new Library(depth)));
            bothSay("runAsIfItWereNoThread");
        }
    }

    private static void runAsIfItWereNoThread(Thread thread) {
        thread.run();
    }

    @Test
    void twoClassesOfTheSameShapeAreToldApart() throws Exception {
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

    private void bothSay(String method) {
        assertThat(hook.byBacktrace.callSite().method()).isEqualTo(method);
        assertThat(hook.byWalking).isSameAs(hook.byBacktrace);
    }
}
