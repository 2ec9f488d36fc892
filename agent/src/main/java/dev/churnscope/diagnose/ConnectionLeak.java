// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.Site;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Connections that the application never closes: the garbage collector closes them some day, or nobody ever does, as with a
 * dropped {@code SocketChannel}. However slowly, descriptors run out.
 */
final class ConnectionLeak implements Rule {

    @Override
    public String id() {
        return "connection-leak";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput evidence) {
        return evidence.sites().stream()
                .filter(site -> site.leaked() > 0 && !ResponseNeverClosed.explains(site))
                .map(this::suspicion)
                .toList();
    }

    private Suspicion suspicion(Site site) {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("leaked", site.leaked());
        numbers.put("opened", site.opened());
        numbers.put("open", site.open());
        var least = site.leaked() >= RuleInput.MIN_COUNT ? Severity.MEDIUM : Severity.LOW;
        // A leak costs no connection, and yet ends in "too many open files".
        var most = site.leaked() >= RuleInput.MIN_COUNT ? Severity.HIGH : Severity.LOW;
        return new Suspicion(id(), site, site.callSite(), site.leaked(), 0, least, most, numbers);
    }
}
