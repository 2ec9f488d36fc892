// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.activity.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data to show.
 *
 * @param sample the newest sample
 * @param rates the rates of the process; null for the first sample
 */
record View(Sample sample, @Nullable Rates rates, List<Row> rows) {}
