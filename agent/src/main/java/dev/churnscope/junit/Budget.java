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
 * The limits of a test, or of a test class as a whole.
 *
 * @param per what the limits apply to
 * @param maxOpens {@link ChurnBudget#UNLIMITED} for no limit, as for the others
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
     * Returns the budget of a single test: the nearest one, from its method outwards.
     *
     * @throws ExtensionConfigurationException if the annotation is invalid
     */
    static Optional<Budget> ofTest(ExtensionContext test) {
        if (annotation(test, Per.CLASS).isPresent()) {
            throw new ExtensionConfigurationException(
                    "@ChurnBudget(per = CLASS) is on a test method; put it on the class");
        }
        var nearest = annotation(test, Per.TEST);
        for (var ancestor = test.getParent(); nearest.isEmpty() && ancestor.isPresent(); ) {
            nearest = annotation(ancestor.get(), Per.TEST);
            ancestor = ancestor.get().getParent();
        }
        return nearest.map(Budget::of);
    }

    /**
     * Returns the budget that all tests of a class share.
     *
     * @throws ExtensionConfigurationException if the annotation is invalid
     */
    static Optional<Budget> ofClass(ExtensionContext tests) {
        return annotation(tests, Per.CLASS).map(Budget::of);
    }

    private static Optional<ChurnBudget> annotation(ExtensionContext context, Per per) {
        return AnnotationSupport.findAnnotation(context.getElement(), ChurnBudget.class)
                .filter(annotation -> annotation.per() == per);
    }

    private static Budget of(ChurnBudget annotation) {
        return new Budget(
                annotation.per(),
                annotation.maxOpens(),
                annotation.maxActiveCloses(),
                annotation.minReuse(),
                annotation.maxLeaked());
    }

    private static boolean isLimit(int value) {
        return value >= ChurnBudget.UNLIMITED;
    }

    boolean limitsLeaks() {
        return maxLeaked >= 0;
    }

    /** @throws AssertionError if a limit was exceeded */
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
