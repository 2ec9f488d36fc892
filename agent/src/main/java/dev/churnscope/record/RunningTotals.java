// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import dev.churnscope.model.CloseCounts;

/** Connections opened and closed by the whole process so far. */
public record RunningTotals(long opened, CloseCounts closes) {}
