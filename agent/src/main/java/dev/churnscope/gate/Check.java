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

/** One thing that the gate looked at, and whether it may pass. */
public sealed interface Check {

    /** Whether it is as it should be. */
    boolean passed();

    /** Whether it passed only because the baseline was too short to show it, which outputs mention. */
    default boolean isNoted() {
        return false;
    }

    /** Returns the line it is about; null where it is the process as a whole, or the line is not known. */
    @Nullable
    CallSite callSite();

    /**
     * A finding that is severe enough to fail; it passes if the baseline has it too.
     *
     * @param foreseen why it is only noted though the baseline does not have it; null if it has, or if the finding is new
     */
    record OfFinding(FindingChange change, @Nullable ShortBaselineMatch foreseen) implements Check {

        @Override
        public boolean passed() {
            return change.presence() != Presence.NEW || isNoted();
        }

        @Override
        public boolean isNoted() {
            return foreseen != null;
        }

        @Override
        public @Nullable CallSite callSite() {
            return change.finding().callSite();
        }
    }

    /** A call site; it passes unless it churns more than in the baseline, beyond noise. */
    record OfChurn(SiteChange change) implements Check {

        @Override
        public boolean passed() {
            return change.trend() != Trend.WORSE;
        }

        @Override
        public CallSite callSite() {
            return change.site().callSite();
        }

        /** Returns where it was in the baseline. Not to be asked of one that is new. */
        CallSite was() {
            return Objects.requireNonNull(change.base()).callSite();
        }

        Rate before() {
            return change.baseRate();
        }

        Rate now() {
            return change.headRate();
        }

        /** Not to be asked where there was nothing to compare by, which passes. */
        Measure measure() {
            return Objects.requireNonNull(change.measure());
        }
    }

    /**
     * A line of the budget.
     *
     * @param key as it stands in the file
     * @param line where it stands there, from 1
     * @param what the key in words
     * @param value of this report; null where it cannot be told
     * @param isFloor whether the value must not be less than the limit, rather than not more
     * @param remedy what to do if it is broken
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
