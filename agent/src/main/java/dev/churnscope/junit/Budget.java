// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import dev.churnscope.junit.ChurnBudget.Per;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The limits of one test, or of one class of tests.
 *
 * @param per which of both
 * @param maxOpens {@link ChurnBudget#UNLIMITED} where there is no limit, like the others
 */
record Budget(Per per, int maxOpens, int maxActiveCloses, double minReuse, int maxLeaked) {

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
     * Returns the budget that a test has for itself: the nearest, from its method outwards.
     *
     * @throws ExtensionConfigurationException if that makes no sense
     */
    static Optional<Budget> ofTest(ExtensionContext test) {
        if (annotation(test, Per.CLASS).isPresent()) {
            throw new ExtensionConfigurationException(
                    "@ChurnBudget(per = CLASS) stands on a test method; it is for the class");
        }
        var nearest = annotation(test, Per.TEST);
        for (var around = test.getParent(); nearest.isEmpty() && around.isPresent(); ) {
            nearest = annotation(around.get(), Per.TEST);
            around = around.get().getParent();
        }
        return nearest.map(Budget::of);
    }

    /**
     * Returns the budget that all tests of a class have together.
     *
     * @throws ExtensionConfigurationException if that makes no sense
     */
    static Optional<Budget> ofClass(ExtensionContext tests) {
        return annotation(tests, Per.CLASS).map(Budget::of);
    }

    private static Optional<ChurnBudget> annotation(ExtensionContext context, Per per) {
        return AnnotationSupport.findAnnotation(context.getElement(), ChurnBudget.class)
                .filter(found -> found.per() == per);
    }

    private static Budget of(ChurnBudget found) {
        return new Budget(found.per(), found.maxOpens(), found.maxActiveCloses(), found.minReuse(), found.maxLeaked());
    }

    private static boolean isLimit(int value) {
        return value >= ChurnBudget.UNLIMITED;
    }

    boolean limitsLeaks() {
        return maxLeaked >= 0;
    }

    /** @throws AssertionError if the test or class has cost more than this */
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
            throw new AssertionError(Excess.message(per, List.copyOf(excesses)));
        }
    }
}
