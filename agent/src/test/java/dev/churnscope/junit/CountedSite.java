// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.CloseKind;
import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import dev.churnscope.model.SiteEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call site with its counts, {@code com.shop.PriceClient.fetch} by default. */
final class CountedSite {

    private final String method;
    private final List<Site.Line> lines = new ArrayList<>();
    private final List<Site.ClosedBy> closedBy = new ArrayList<>();
    private Role role = Role.CLIENT;
    private @Nullable Long requests;
    private long leaked;
    private Map<String, Long> notReused = Map.of();

    CountedSite(String method) {
        this.method = method;
    }

    static CountedSite fetch() {
        return new CountedSite("fetch");
    }

    CountedSite ofServer() {
        role = Role.SERVER;
        return this;
    }

    CountedSite opened(int line, long connections) {
        lines.add(new Site.Line(line, connections));
        return this;
    }

    CountedSite closed(int line, CloseKind kind, long connections) {
        return closed(line, kind, CloseCause.APPLICATION, connections);
    }

    CountedSite closed(int line, CloseKind kind, CloseCause cause, long connections) {
        closedBy.add(new Site.ClosedBy(at(line), kind, cause, connections, List.of()));
        return this;
    }

    CountedSite requests(long number) {
        requests = number;
        return this;
    }

    CountedSite leaked(long connections) {
        leaked = connections;
        return this;
    }

    CountedSite notReused(Map<String, Long> reasons) {
        notReused = reasons;
        return this;
    }

    Site build() {
        long opened = lines.stream().mapToLong(Site.Line::opened).sum();
        long[] kinds = new long[CloseKind.values().length];
        closedBy.forEach(closer -> kinds[closer.kind().ordinal()] += closer.count());
        var closes = CloseCounts.of(kinds);
        return new Site(
                role.label() + "-" + method,
                role,
                at(lines.get(0).line()),
                lines,
                role == Role.CLIENT ? "OkHttp" : "ServerSocket",
                opened,
                0,
                closes.total(),
                opened - closes.total(),
                1,
                closes,
                leaked,
                requests,
                null,
                Map.of(),
                List.of(),
                List.of(new Site.Destination("prices.example", "192.0.2.7", 443, opened, false)),
                closedBy,
                notReused,
                Map.of(),
                null,
                null,
                null,
                null,
                SiteEvidence.NONE);
    }

    private CallSite at(@Nullable Integer line) {
        return new CallSite("com.shop.PriceClient", method, "PriceClient.java", line);
    }
}
