// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class TaskClassesTest {

    /** This test stands for the application. */
    private final TaskClasses tasks = new TaskClasses(new CallSiteRule(List.of(), List.of()));

    private static final class Own implements Runnable {
        @Override
        public void run() {}
    }

    @Test
    void aClassOfTheApplicationShowsItself() {
        assertThat(tasks.showCaller(Own.class)).isTrue();
    }

    @Test
    void theBodyOfALambdaIsTheApplications() {
        Callable<String> task = () -> "";

        assertThat(tasks.showCaller(task.getClass())).isTrue();
    }

    @Test
    void soIsAMethodThatALambdaRefersTo() {
        Runnable task = new Own()::run;
        Supplier<Own> constructor = Own::new;
        Runnable captured = TaskClassesTest::own;

        assertThat(List.of(task, constructor, captured)).allMatch(each -> tasks.showCaller(each.getClass()));
    }

    private static void own() {}

    @Test
    void aMethodOfTheJdkDoesNot() throws Exception {
        Callable<?> task = new URL("http://localhost/")::openStream;

        assertThat(tasks.showCaller(task.getClass())).isFalse();
    }

    @Test
    void aMethodThatTakesAndReturnsNumbersIsFoundBehindTheirBoxes() {
        Callable<Integer> boxed = "text"::length;

        assertThat(tasks.showCaller(boxed.getClass())).isFalse();
    }

    @Test
    void norDoesOneOfAKnownLibraryOrOfAnExcludedOne() {
        var withoutAssertJ = new TaskClasses(new CallSiteRule(List.of(), List.of("org.assertj")));
        Runnable task = Assertions::assertThatNoException;

        assertThat(tasks.showCaller(task.getClass()))
                .as("not known, so the application's")
                .isTrue();
        assertThat(withoutAssertJ.showCaller(task.getClass())).isFalse();
    }

    @Test
    void anExcludedClassDoesNotShowItsCaller() {
        var excluded = new TaskClasses(new CallSiteRule(List.of(), List.of("dev.churnscope.stack")));
        Callable<String> lambda = () -> "";

        assertThat(excluded.showCaller(Own.class)).isFalse();
        assertThat(excluded.showCaller(lambda.getClass())).isFalse();
    }

    @Test
    void norDoesAClassThatIsNotIncluded() {
        var included = new TaskClasses(new CallSiteRule(List.of("com.shop"), List.of()));

        assertThat(included.showCaller(Own.class)).isFalse();
    }

    @Test
    void aClassOfTheJdkNeedsNoCapture() {
        var task = Executors.callable(new Own());

        assertThat(tasks.showCaller(task.getClass()))
                .as("captured with the wrapped task")
                .isTrue();
    }
}
