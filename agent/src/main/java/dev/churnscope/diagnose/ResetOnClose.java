// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Site;
import java.util.LinkedHashMap;
import java.util.List;

/** Connections are aborted by SO_LINGER 0: the peer loses what it has not read yet, and sees an error. */
final class ResetOnClose implements Rule {

    @Override
    public String id() {
        return "reset-on-close";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput input) {
        return input.sites().stream()
                .filter(site -> site.evidence().resetsByLinger() >= RuleInput.MIN_COUNT)
                .map(this::suspicion)
                .toList();
    }

    private Suspicion suspicion(Site site) {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("aborted", site.evidence().resetsByLinger());
        numbers.put("opened", site.opened());
        var line = LineToChange.closing(site, CloseKind.LOCAL_RESET);
        return new Suspicion(
                id(), site, line, site.evidence().resetsByLinger(), 0, Severity.MEDIUM, Severity.HIGH, numbers);
    }
}
