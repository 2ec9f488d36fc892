// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import java.util.List;

/**
 * Detects one kind of mistake in a report.
 *
 * <p>A rule only returns suspicions; {@link Diagnosis} merges those of several rules about the same mistake, computes the cost,
 * and adds the words of {@link RuleText}. A pure function of the report.
 */
interface Rule {

    /** Returns the rule's id, which is also the name of its page, such as {@code client-per-request}. */
    String id();

    /** Returns what looks like this mistake; empty if the code is correct. */
    List<Suspicion> suspicions(RuleInput input);
}
