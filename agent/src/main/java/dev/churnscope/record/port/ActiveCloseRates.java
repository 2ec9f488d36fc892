// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.port;

import dev.churnscope.record.site.SiteCounters;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rate of active closes of this process, by remote address and over all sites.
 *
 * <p>Sampled once a second. Keeps a bounded number of addresses, and drops the quietest beyond that. Not thread-safe.
 */
final class ActiveCloseRates {

    private static final int MAX_ADDRESSES = 1000;

    private final Map<InetSocketAddress, BusiestMinute> minutes = new HashMap<>();

    /** Adds what the sites have counted since the last call. */
    void sample(long second, Collection<SiteCounters> sites) {
        for (var site : sites) {
            if (!site.accepts()) {
                for (var destination : site.destinations().all()) {
                    long count = destination.takeClosedFirst();
                    if (count > 0) {
                        minute(destination.socketAddress(), second).add(second, count);
                    }
                }
            }
        }
    }

    /** Resets all rates. */
    void reset() {
        minutes.clear();
    }

    /** Returns the rate of each address in its busiest minute. */
    List<CloseRate> rates(double windowSeconds) {
        return minutes.entrySet().stream()
                .map(minute -> new CloseRate(minute.getKey(), minute.getValue().perSecond(windowSeconds)))
                .toList();
    }

    private BusiestMinute minute(InetSocketAddress address, long second) {
        var minute = minutes.get(address);
        if (minute == null) {
            if (minutes.size() >= MAX_ADDRESSES) {
                minutes.entrySet().stream()
                        .min(Comparator.comparingLong(other -> other.getValue().max()))
                        .ifPresent(quietest -> minutes.remove(quietest.getKey()));
            }
            minute = new BusiestMinute(second);
            minutes.put(address, minute);
        }
        return minute;
    }
}
