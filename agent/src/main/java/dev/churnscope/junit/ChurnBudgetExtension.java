// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import dev.churnscope.model.Report;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/** Counts the connections of a test or a test class, and fails it if they exceed its {@link ChurnBudget}. */
final class ChurnBudgetExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                BeforeTestExecutionCallback,
                AfterTestExecutionCallback,
                TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(ChurnBudgetExtension.class);

    /** The key of a class's entry that one of its tests has failed. */
    private static final String FAILED = "failed";

    /** A running test or class, with the report at its begin. */
    private record Running(Budget budget, Report before) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        Budget.ofClass(context).ifPresent(budget -> begin(budget, context));
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        Budget.ofTest(context).ifPresent(budget -> begin(budget, context));
    }

    private static void begin(Budget budget, ExtensionContext context) {
        var before = AttachedAgent.report(budget.limitsLeaks());
        if (before == null) {
            WithoutAgent.of(context).apply(context);
        } else {
            context.getStore(NAMESPACE).put(Running.class, new Running(budget, before));
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        end(context, context.getExecutionException().isEmpty());
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        for (var ancestor = context.getParent();
                ancestor.isPresent();
                ancestor = ancestor.get().getParent()) {
            ancestor.get().getStore(NAMESPACE).put(FAILED, true);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        // Removed rather than read, since a read would also find the entries of enclosing classes.
        boolean hasFailed = Optional.ofNullable(context.getStore(NAMESPACE).remove(FAILED, Boolean.class))
                .orElse(false);
        end(context, !hasFailed && context.getExecutionException().isEmpty());
    }

    private static void end(ExtensionContext context, boolean isComplete) {
        var running = context.getStore(NAMESPACE).remove(Running.class, Running.class);
        // The cost of an incomplete run means nothing.
        if (running != null && isComplete) {
            var after = AttachedAgent.report(running.budget().limitsLeaks());
            if (after != null) {
                running.budget().check(CostOfTest.between(running.before(), after));
            }
        }
    }
}
