// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The limits of one test, {@link ChurnBudget#UNLIMITED} where there is none. */
record Budget(int maxOpens, int maxActiveCloses, double minReuse, int maxLeaked) {

    Budget {
        boolean isAllowed = isLimit(maxOpens)
                && isLimit(maxActiveCloses)
                && isLimit(maxLeaked)
                && (minReuse == ChurnBudget.UNLIMITED || minReuse >= 0 && minReuse <= 1);
        if (!isAllowed) {
            throw new ExtensionConfigurationException(
                    "@ChurnBudget: maxOpens, maxActiveCloses and maxLeaked are 0 or more, minReuse is from 0 to 1; this is "
                            + "maxOpens = " + maxOpens + ", maxActiveCloses = " + maxActiveCloses + ", minReuse = "
                            + minReuse + ", maxLeaked = " + maxLeaked);
        }
        if (maxOpens < 0 && maxActiveCloses < 0 && minReuse < 0 && maxLeaked < 0) {
            throw new ExtensionConfigurationException("@ChurnBudget limits nothing: give it at least one of maxOpens,"
                    + " maxActiveCloses, minReuse and maxLeaked");
        }
    }

    /**
     * Returns the budget of a test: the nearest, from its method outwards.
     *
     * @throws ExtensionConfigurationException if that makes no sense
     */
    static Budget of(ExtensionContext test) {
        var annotation = Optional.<ChurnBudget>empty();
        for (var context = Optional.of(test); annotation.isEmpty() && context.isPresent(); ) {
            annotation = AnnotationSupport.findAnnotation(context.get().getElement(), ChurnBudget.class);
            context = context.get().getParent();
        }
        return annotation
                .map(found ->
                        new Budget(found.maxOpens(), found.maxActiveCloses(), found.minReuse(), found.maxLeaked()))
                .orElseThrow(
                        () -> new ExtensionConfigurationException("a test without @ChurnBudget has none to check"));
    }

    private static boolean isLimit(int value) {
        return value >= ChurnBudget.UNLIMITED;
    }

    boolean limitsLeaks() {
        return maxLeaked >= 0;
    }

    /** @throws AssertionError if a test has cost more than this */
    void check(CostOfTest cost) {
        var excesses = new ArrayList<Excess>();
        if (maxOpens >= 0 && cost.opened() > maxOpens) {
            excesses.add(Excess.ofOpens(cost, maxOpens));
        }
        if (maxActiveCloses >= 0 && cost.closedFirst() > maxActiveCloses) {
            excesses.add(Excess.ofActiveCloses(cost, maxActiveCloses));
        }
        if (minReuse >= 0 && !(cost.reuse() >= minReuse)) {
            excesses.add(Excess.ofReuse(cost, minReuse));
        }
        if (maxLeaked >= 0 && cost.leaked() > maxLeaked) {
            excesses.add(Excess.ofLeaks(cost, maxLeaked));
        }
        if (!excesses.isEmpty()) {
            throw new AssertionError(Excess.message(List.copyOf(excesses)));
        }
    }
}
