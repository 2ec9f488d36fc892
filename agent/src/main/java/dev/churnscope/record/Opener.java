// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import java.util.concurrent.atomic.LongAdder;

/**
 * A line of a site, with the connections that it opened.
 *
 * @param opened the site's own count is the sum over its lines
 */
record Opener(SiteCounters site, LongAdder opened) {}
