// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import java.util.List;

/**
 * A mistake that can be told from a report.
 *
 * <p>A rule only says what it sees; {@link Diagnosis} weighs that against what other rules see of the same mistake, prices
 * it, and lends it the words of {@link RuleText}. A pure function of the report, on which it has no effect.
 */
interface Rule {

    /** Returns the rule's name, which is also that of its texts, such as {@code client-per-request}. */
    String id();

    /** Returns what looks like this mistake: nothing where the code is right. */
    List<Suspicion> suspicions(RuleInput evidence);
}
