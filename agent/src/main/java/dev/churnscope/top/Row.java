// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.top;

import dev.churnscope.activity.SiteActivity;
import org.jspecify.annotations.Nullable;

/**
 * A site, and what happens there.
 *
 * @param rates null where it was not seen before
 */
record Row(SiteActivity site, @Nullable Rates rates) {}
