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

/** Counts what a test or a class of tests costs, and fails it where that is more than its {@link ChurnBudget} allows. */
final class ChurnBudgetExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                BeforeTestExecutionCallback,
                AfterTestExecutionCallback,
                TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(ChurnBudgetExtension.class);

    /** Under this key a class has noted that one of its tests has failed. */
    private static final String FAILED = "failed";

    /** A test or class that has begun. */
    private record Begun(Budget budget, Report before) {}

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
            WithoutAgent.of(context).meet(context);
        } else {
            context.getStore(NAMESPACE).put(Begun.class, new Begun(budget, before));
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        end(context, context.getExecutionException().isEmpty());
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        for (var around = context.getParent();
                around.isPresent();
                around = around.get().getParent()) {
            around.get().getStore(NAMESPACE).put(FAILED, true);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        // Not to be read, which would find what the classes around this one have noted.
        boolean hasFailed = Optional.ofNullable(context.getStore(NAMESPACE).remove(FAILED, Boolean.class))
                .orElse(false);
        end(context, !hasFailed && context.getExecutionException().isEmpty());
    }

    private static void end(ExtensionContext context, boolean isWhole) {
        var begun = context.getStore(NAMESPACE).remove(Begun.class, Begun.class);
        // The cost of what did not get to its end says nothing.
        if (begun != null && isWhole) {
            var after = AttachedAgent.report(begun.budget().limitsLeaks());
            if (after != null) {
                begun.budget().check(CostOfTest.between(begun.before(), after));
            }
        }
    }
}
