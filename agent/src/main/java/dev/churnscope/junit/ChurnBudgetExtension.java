// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import dev.churnscope.model.Report;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Counts what a test costs, and fails it where that is more than its {@link ChurnBudget} allows. */
final class ChurnBudgetExtension implements BeforeTestExecutionCallback, AfterTestExecutionCallback {

    private static final Namespace NAMESPACE = Namespace.create(ChurnBudgetExtension.class);

    /** A test that has begun. */
    private record Begun(Budget budget, Report before) {}

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        var budget = Budget.of(context);
        var before = AttachedAgent.report(budget.limitsLeaks());
        if (before == null) {
            WithoutAgent.of(context).meet(context);
        } else {
            context.getStore(NAMESPACE).put(Begun.class, new Begun(budget, before));
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        var begun = context.getStore(NAMESPACE).remove(Begun.class, Begun.class);
        // What a test has cost that did not get to its end says nothing.
        if (begun != null && context.getExecutionException().isEmpty()) {
            var after = AttachedAgent.report(begun.budget().limitsLeaks());
            if (after != null) {
                begun.budget().check(CostOfTest.between(begun.before(), after));
            }
        }
    }
}
