// SPDX-License-Identifier: Apache-2.0
/** The counters of each site: threads add without waiting, readers sum. */
@NullMarked
package dev.churnscope.record.site;

import org.jspecify.annotations.NullMarked;
