// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.compare.FindingChange;
import dev.churnscope.compare.Measure;
import dev.churnscope.compare.Presence;
import dev.churnscope.compare.Rate;
import dev.churnscope.compare.SiteChange;
import dev.churnscope.compare.Trend;
import dev.churnscope.model.CallSite;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One thing that the gate has checked, and whether it passed. */
public sealed interface Check {

    /** Whether the check passed. */
    boolean passed();

    /** Whether it passed only because the baseline was too short, which the outputs mention. */
    default boolean isNoted() {
        return false;
    }

    /** Returns the line that the check is about; null if it is about the process as a whole, or the line is not known. */
    @Nullable
    CallSite callSite();

    /**
     * A finding severe enough to fail the check; it passes if the baseline has it too.
     *
     * @param shortBaselineMatch why it is only noted although the baseline does not have it; null if the baseline has it, or if
     *     the finding is new
     */
    record OfFinding(FindingChange change, @Nullable ShortBaselineMatch shortBaselineMatch) implements Check {

        @Override
        public boolean passed() {
            return change.presence() != Presence.NEW || isNoted();
        }

        @Override
        public boolean isNoted() {
            return shortBaselineMatch != null;
        }

        @Override
        public @Nullable CallSite callSite() {
            return change.finding().callSite();
        }
    }

    /** A call site; it passes unless it churns more than in the baseline, by more than noise explains. */
    record OfChurn(SiteChange change) implements Check {

        @Override
        public boolean passed() {
            return change.trend() != Trend.WORSE;
        }

        @Override
        public CallSite callSite() {
            return change.site().callSite();
        }

        /** Returns its call site in the baseline, which it must have. */
        CallSite was() {
            return Objects.requireNonNull(change.base()).callSite();
        }

        Rate before() {
            return change.baseRate();
        }

        Rate now() {
            return change.headRate();
        }

        /** Returns the measure of both rates. A check that failed has one. */
        Measure measure() {
            return Objects.requireNonNull(change.measure());
        }
    }

    /**
     * A line of the budget.
     *
     * @param key the key as written in the file
     * @param line the key's line in the file, from 1
     * @param what the key in words
     * @param value the value of this report; null if it is not known
     * @param isFloor whether the limit is a minimum rather than a maximum
     * @param remedy what to do if the limit is broken
     * @param whyUnknown why there is no value; else empty
     */
    record OfBudget(
            String key,
            int line,
            String what,
            double limit,
            @Nullable Double value,
            boolean isFloor,
            boolean passed,
            String remedy,
            String whyUnknown,
            @Nullable CallSite callSite)
            implements Check {}
}
