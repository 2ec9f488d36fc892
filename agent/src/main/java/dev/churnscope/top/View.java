// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.activity.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that there is to show.
 *
 * @param sample the newest
 * @param rates of the process; null where this is the first sample
 */
record View(Sample sample, @Nullable Rates rates, List<Row> rows) {}
