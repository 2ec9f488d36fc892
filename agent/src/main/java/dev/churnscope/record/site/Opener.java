// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.stack.Caller;
import java.util.concurrent.atomic.LongAdder;

/**
 * A line of a site, with the connections that it opened.
 *
 * @param caller whose line it is
 * @param opened the site's own count is the sum over its lines
 */
public record Opener(SiteCounters site, Caller caller, LongAdder opened) {}
