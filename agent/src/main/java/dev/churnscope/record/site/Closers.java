// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseKind;
import dev.churnscope.stack.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/** The closes of connections of one site, by caller, kind and cause. Safe for use by any number of threads. */
public final class Closers {

    private static final int KINDS = CloseKind.values().length;
    private static final int CAUSES = CloseCause.values().length;

    /** For each caller its closes, by kind and cause. */
    private final ConcurrentHashMap<Caller, AtomicReferenceArray<Closer>> closers = new ConcurrentHashMap<>();

    /** The number of closes by one caller, of one kind and for one cause. */
    public record Closer(Caller caller, CloseKind kind, CloseCause cause, LongAdder count) {}

    void count(Caller caller, CloseKind kind, CloseCause cause) {
        var ofCaller = closers.get(caller);
        if (ofCaller == null) {
            ofCaller = new AtomicReferenceArray<>(KINDS * CAUSES);
            var known = closers.putIfAbsent(caller, ofCaller);
            ofCaller = known == null ? ofCaller : known;
        }
        int index = kind.ordinal() * CAUSES + cause.ordinal();
        var closer = ofCaller.get(index);
        if (closer == null) {
            var fresh = new Closer(caller, kind, cause, new LongAdder());
            closer = ofCaller.compareAndSet(index, null, fresh) ? fresh : ofCaller.get(index);
        }
        closer.count().increment();
    }

    /** Returns every counter that is not zero. */
    public List<Closer> all() {
        var all = new ArrayList<Closer>();
        for (var ofCaller : closers.values()) {
            for (int i = 0; i < ofCaller.length(); i++) {
                var closer = ofCaller.get(i);
                if (closer != null) {
                    all.add(closer);
                }
            }
        }
        return all;
    }
}
