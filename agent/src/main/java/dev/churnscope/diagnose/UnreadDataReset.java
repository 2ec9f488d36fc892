// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Site;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Connections are aborted because they are closed with data in their receive queue: the kernel then sends a RST ({@code
 * TCPAbortOnClose}), and the peer may lose what this side has sent last.
 */
final class UnreadDataReset implements Rule {

    @Override
    public String id() {
        return "unread-data-reset";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput input) {
        return input.sites().stream()
                .filter(site -> unread(site) >= RuleInput.MIN_COUNT)
                .map(this::suspicion)
                .toList();
    }

    private static long unread(Site site) {
        var evidence = site.evidence();
        return site.closes().localReset() - evidence.resetsByLinger() - evidence.resetsByLibrary();
    }

    private Suspicion suspicion(Site site) {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("aborted", unread(site));
        numbers.put("opened", site.opened());
        var line = LineToChange.closing(site, CloseKind.LOCAL_RESET);
        return new Suspicion(id(), site, line, unread(site), 0, Severity.LOW, Severity.HIGH, numbers);
    }
}
