// SPDX-License-Identifier: Apache-2.0
/** The counters of each site: hooks add without waiting, reports sum. */
@NullMarked
package dev.churnscope.record.site;

import org.jspecify.annotations.NullMarked;
