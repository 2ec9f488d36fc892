// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.Site;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Connections that the application never closes: the garbage collector closes them eventually, or, as with an unreachable {@code
 * SocketChannel}, nothing does. Even at a low rate, the process runs out of descriptors.
 */
final class ConnectionLeak implements Rule {

    @Override
    public String id() {
        return "connection-leak";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput input) {
        return input.sites().stream()
                .filter(site -> site.leaked() > 0 && !ResponseNeverClosed.explains(site))
                .map(this::suspicion)
                .toList();
    }

    private Suspicion suspicion(Site site) {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("leaked", site.leaked());
        numbers.put("opened", site.opened());
        numbers.put("open", site.open());
        var atLeast = site.leaked() >= RuleInput.MIN_COUNT ? Severity.MEDIUM : Severity.LOW;
        // A leak does not cause connections to be opened, but ends in "too many open files".
        var atMost = site.leaked() >= RuleInput.MIN_COUNT ? Severity.HIGH : Severity.LOW;
        return new Suspicion(id(), site, site.callSite(), site.leaked(), 0, atLeast, atMost, numbers);
    }
}
