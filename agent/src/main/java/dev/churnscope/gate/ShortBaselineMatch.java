// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.compare.SiteChange;

/**
 * Why a finding missing from the baseline is not new: the baseline was only too short to show it.
 *
 * @param site the finding's site, in both runs
 * @param before the baseline's connections caused by the same mistake, too few for a finding
 * @param now the report's connections caused by it
 */
public record ShortBaselineMatch(SiteChange site, long before, long now) {}
