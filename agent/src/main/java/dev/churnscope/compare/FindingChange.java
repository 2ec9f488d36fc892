// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

import dev.churnscope.model.Finding;
import org.jspecify.annotations.Nullable;

/**
 * How a finding changed from one report to the next.
 *
 * @param finding the later report's, or the earlier one's if it is gone
 * @param before the earlier report's finding of the same mistake; null if it is new
 */
public record FindingChange(
        Presence presence, Finding finding, @Nullable Finding before) {}
