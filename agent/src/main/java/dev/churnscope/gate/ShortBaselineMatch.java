// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.compare.SiteChange;

/**
 * Why a finding is no news though the baseline does not have it: the baseline was only too short to show it.
 *
 * @param site that the finding is of, in both runs
 * @param before connections of the baseline that are owed to the same mistake, too few for a finding
 * @param now connections of the report that are
 */
public record ShortBaselineMatch(SiteChange site, long before, long now) {}
