// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.activity.SiteActivity;
import org.jspecify.annotations.Nullable;

/**
 * A site with its rates.
 *
 * @param rates null if there is no earlier sample of the site
 */
record Row(SiteActivity site, @Nullable Rates rates) {}
