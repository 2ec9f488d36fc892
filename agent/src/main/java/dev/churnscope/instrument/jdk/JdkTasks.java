// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.jdk;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.THIS;
import static dev.churnscope.instrument.patch.Insertion.TOP;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The JDK's executors, {@code CompletableFuture} and virtual threads: a task is submitted on one thread and run on another.
 *
 * <p>A task that is application code needs none of this, since its frame is on the stack of the thread that runs it; the
 * hooks check the class of a task first. They are for library methods that the application submits directly, such as
 * {@code supplyAsync(call::execute)}, and for unknown libraries.
 *
 * <p>Carriers are the objects that the JDK creates for each task, so that several callers may submit the same task at a
 * time. A task that a pool executes without such an object is its own carrier; a thread that is created for a task is its
 * carrier.
 */
public final class JdkTasks implements Instrumentation {

    private static final String PACKAGE = "java/util/concurrent/";
    private static final String FUTURE_TASK = PACKAGE + "FutureTask";
    private static final String POOL = PACKAGE + "ThreadPoolExecutor";
    private static final String STAGE = PACKAGE + "CompletableFuture$";
    private static final String FORK_JOIN = PACKAGE + "ForkJoinTask$";
    private static final String THREAD_BUILDERS = "java/lang/ThreadBuilders";
    private static final String PLATFORM_BUILDER = THREAD_BUILDERS + "$PlatformThreadBuilder";
    private static final String RUNNABLE = "Ljava/lang/Runnable;";

    private static final int JDK = Runtime.version().feature();

    /** The stage classes of {@code CompletableFuture}, with the type of the function that each runs. */
    private static final Map<String, String> STAGES = Map.ofEntries(
            Map.entry(STAGE + "AsyncSupply", "Ljava/util/function/Supplier;"),
            Map.entry(STAGE + "AsyncRun", "Ljava/lang/Runnable;"),
            Map.entry(STAGE + "UniApply", "Ljava/util/function/Function;"),
            Map.entry(STAGE + "UniAccept", "Ljava/util/function/Consumer;"),
            Map.entry(STAGE + "UniRun", "Ljava/lang/Runnable;"),
            Map.entry(STAGE + "UniWhenComplete", "Ljava/util/function/BiConsumer;"),
            Map.entry(STAGE + "UniHandle", "Ljava/util/function/BiFunction;"),
            Map.entry(STAGE + "UniExceptionally", "Ljava/util/function/Function;"),
            Map.entry(STAGE + "UniComposeExceptionally", "Ljava/util/function/Function;"),
            Map.entry(STAGE + "UniCompose", "Ljava/util/function/Function;"),
            Map.entry(STAGE + "BiApply", "Ljava/util/function/BiFunction;"),
            Map.entry(STAGE + "BiAccept", "Ljava/util/function/BiConsumer;"),
            Map.entry(STAGE + "BiRun", "Ljava/lang/Runnable;"),
            Map.entry(STAGE + "OrApply", "Ljava/util/function/Function;"),
            Map.entry(STAGE + "OrAccept", "Ljava/util/function/Consumer;"),
            Map.entry(STAGE + "OrRun", "Ljava/lang/Runnable;"));

    @Override
    public List<String> classNames() {
        var names = new ArrayList<>(STAGES.keySet());
        names.addAll(List.of(
                FUTURE_TASK,
                POOL,
                FORK_JOIN + "AdaptedCallable",
                FORK_JOIN + "AdaptedRunnable",
                FORK_JOIN + "AdaptedRunnableAction",
                FORK_JOIN + "AdaptedInterruptibleCallable",
                FORK_JOIN + "RunnableExecuteAction"));
        if (JDK >= 21) {
            names.add(THREAD_BUILDERS);
            names.add(PLATFORM_BUILDER);
        }
        if (JDK >= 22) {
            names.add(FORK_JOIN + "AdaptedInterruptibleRunnable");
        }
        return List.copyOf(names);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        var function = STAGES.get(className);
        if (function != null) {
            return stage(className, function);
        }
        return switch (className) {
            case FUTURE_TASK ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE_TASK, THIS, FIRST),
                        new Insertion("run", InsertionPoint.around(), HookMethod.BEGIN, THIS),
                        new Insertion("runAndReset", InsertionPoint.around(), HookMethod.BEGIN, THIS));
            case POOL -> pool();
            case THREAD_BUILDERS ->
                List.of(new Insertion(
                        "newVirtualThread",
                        InsertionPoint.beforeReturn(),
                        HookMethod.CAPTURE_TASK,
                        TOP,
                        new Operand.Parameter(RUNNABLE)));
            case PLATFORM_BUILDER ->
                List.of(new Insertion("unstarted", InsertionPoint.beforeReturn(), HookMethod.CAPTURE_TASK, TOP, FIRST));
            default ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE_TASK, THIS, FIRST),
                        new Insertion("exec", InsertionPoint.around(), HookMethod.BEGIN, THIS).optional(),
                        // In later versions {@code exec} is shared and calls {@code compute}.
                        new Insertion("compute", InsertionPoint.around(), HookMethod.BEGIN, THIS).optional());
        };
    }

    private static List<Insertion> stage(String className, String functionType) {
        var function = new Operand.Field(className, "fn", functionType);
        return List.of(
                new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE_TASK, THIS, function),
                new Insertion(
                        className.startsWith(STAGE + "Async") ? "run" : "tryFire",
                        InsertionPoint.around(),
                        HookMethod.BEGIN_TASK,
                        THIS,
                        function));
    }

    /** A worker runs one task after another; a task that throws ends the worker, and so the scope needs no end. */
    private static List<Insertion> pool() {
        var runs = "java/lang/Runnable";
        return List.of(
                new Insertion("execute", InsertionPoint.atEntry(), HookMethod.CAPTURE_TASK, FIRST, FIRST),
                new Insertion(
                        "runWorker", InsertionPoint.beforeCall(runs, "run", "()V"), HookMethod.BEGIN_TASK, TOP, TOP),
                new Insertion("runWorker", InsertionPoint.afterCall(runs, "run", "()V"), HookMethod.END));
    }
}
