// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.publish;

import dev.churnscope.metrics.Meter;
import dev.churnscope.metrics.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** All time series read so far, in order of first appearance. Not thread-safe. */
final class PublishedMeters {

    private record Key(Meter meter, List<String> tags) {}

    private final Map<Key, PublishedMeter> byKey = new HashMap<>();
    private final List<PublishedMeter> inOrder = new ArrayList<>();

    /** Updates the values by a new reading. */
    void update(List<Reading> readings) {
        var read = new HashSet<PublishedMeter>();
        for (var reading : readings) {
            var published = byKey.computeIfAbsent(new Key(reading.meter(), reading.tags()), this::add);
            published.update(reading);
            read.add(published);
        }
        for (var published : inOrder) {
            if (!read.contains(published)) {
                published.markAbsent();
            }
        }
    }

    /** Returns all of them; new ones are appended. */
    List<PublishedMeter> all() {
        return inOrder;
    }

    private PublishedMeter add(Key key) {
        var published = new PublishedMeter(key.meter(), key.tags());
        inOrder.add(published);
        return published;
    }
}
