// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.foreign;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A map from objects of libraries to what is known of them, for as long as they live.
 *
 * <p>Keys are compared by identity and held weakly; none of their methods is called. A value must not refer to its key.
 * Entries of keys that were collected are removed as others are put. Safe for use by any number of threads.
 */
public final class WeakIdentityMap<V> {

    private final ConcurrentHashMap<Object, V> map = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

    /** A key in the map; equal to itself and to a {@link Probe} for the same object. */
    private static final class Key extends WeakReference<Object> {

        private final int hash;

        Key(Object object, ReferenceQueue<Object> collected) {
            super(object, collected);
            this.hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return this == other
                    || other instanceof Probe probe && refersTo(probe.object)
                    || other instanceof Key key && hash == key.hash && isSameAs(key);
        }

        private boolean isSameAs(Key other) {
            var object = get();
            return object != null && other.refersTo(object);
        }
    }

    /** A key for lookups, without a weak reference for the garbage collector to process. */
    private static final class Probe {

        private final Object object;

        Probe(Object object) {
            this.object = object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.refersTo(object);
        }
    }

    /** Returns the value of this very object, or null. */
    public @Nullable V get(Object object) {
        return map.get(new Probe(object));
    }

    /** Sets the value of an object, replacing any other. */
    public void put(Object object, V value) {
        removeCollected();
        map.put(new Key(object, collected), value);
    }

    /** Sets the value of an object unless it has one; returns the one that it had, or null. */
    public @Nullable V putIfAbsent(Object object, V value) {
        removeCollected();
        return map.putIfAbsent(new Key(object, collected), value);
    }

    void remove(Object object) {
        map.remove(new Probe(object));
    }

    int size() {
        return map.size();
    }

    private void removeCollected() {
        for (Reference<?> key = collected.poll(); key != null; key = collected.poll()) {
            map.remove(key);
        }
    }
}
