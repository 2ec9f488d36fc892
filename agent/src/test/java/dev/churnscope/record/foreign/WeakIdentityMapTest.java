// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.Eventually;
import org.junit.jupiter.api.Test;

class WeakIdentityMapTest {

    private final WeakIdentityMap<String> map = new WeakIdentityMap<>();

    /** Equal to every other instance; none of its methods may be called. */
    private static final class Hostile {
        @Override
        public int hashCode() {
            throw new AssertionError("a library's own method was called");
        }

        @Override
        public boolean equals(Object other) {
            throw new AssertionError("a library's own method was called");
        }
    }

    @Test
    void aValueIsFoundByTheIdentityOfItsKey() {
        var one = new Hostile();
        var other = new Hostile();
        map.put(one, "one");

        assertThat(map.get(one)).isEqualTo("one");
        assertThat(map.get(other)).isNull();
        assertThat(map.putIfAbsent(other, "other")).isNull();
        assertThat(map.putIfAbsent(one, "again")).isEqualTo("one");
        assertThat(map.get(other)).isEqualTo("other");
    }

    @Test
    void aLaterValueReplacesTheFirst() {
        var key = new Hostile();
        map.put(key, "first");
        map.put(key, "second");

        assertThat(map.get(key)).isEqualTo("second");
        assertThat(map.size()).isEqualTo(1);
    }

    @Test
    void aRemovedValueIsGone() {
        var key = new Hostile();
        map.put(key, "value");
        map.remove(key);

        assertThat(map.get(key)).isNull();
        assertThat(map.size()).isZero();
    }

    @Test
    void entriesOfCollectedKeysGo() throws Exception {
        for (int i = 0; i < 1000; i++) {
            map.put(new Hostile(), "dropped");
        }
        var kept = new Hostile();

        assertThat(Eventually.holdsAfterCollections(() -> {
                    map.put(kept, "kept");
                    return map.size() == 1;
                }))
                .isTrue();
        assertThat(map.get(kept)).isEqualTo("kept");
    }
}
