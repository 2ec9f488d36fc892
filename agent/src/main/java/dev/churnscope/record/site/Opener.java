// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.stack.Caller;
import java.util.concurrent.atomic.LongAdder;

/**
 * A caller of a site, with the connections that it opened.
 *
 * @param caller one of the callers that share the site
 * @param opened the count of the caller's line; the site's count is the sum over its lines
 */
public record Opener(SiteCounters site, Caller caller, LongAdder opened) {}
