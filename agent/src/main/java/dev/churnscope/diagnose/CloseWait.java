// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.Site;
import java.util.LinkedHashMap;
import java.util.List;

/** This process keeps connections that the peer has closed; each holds a descriptor until it is closed here, too. */
final class CloseWait implements Rule {

    @Override
    public String id() {
        return "close-wait";
    }

    @Override
    public List<Suspicion> suspicions(RuleInput input) {
        return input.sites().stream()
                .filter(site -> site.evidence().closeWait() > 0)
                .map(this::suspicion)
                .toList();
    }

    private Suspicion suspicion(Site site) {
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("closeWait", site.evidence().closeWait());
        numbers.put("open", site.open());
        numbers.put("opened", site.opened());
        var severity = site.evidence().closeWait() >= RuleInput.MIN_COUNT ? Severity.MEDIUM : Severity.LOW;
        return new Suspicion(id(), site, site.callSite(), site.evidence().closeWait(), 0, severity, severity, numbers);
    }
}
