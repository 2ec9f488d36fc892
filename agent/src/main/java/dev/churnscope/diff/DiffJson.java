// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diff;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.churnscope.compare.Comparison;
import dev.churnscope.compare.FindingChange;
import dev.churnscope.compare.Noise;
import dev.churnscope.compare.Rate;
import dev.churnscope.compare.SiteChange;
import dev.churnscope.model.CallSite;
import dev.churnscope.model.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders a comparison as JSON; its schema is {@code diff.schema.json} in the jar, which changes only by addition. */
final class DiffJson {

    private static final String SCHEMA = "churnscope-diff/1";

    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create();

    private record Json(String schema, Noise noise, List<SiteRow> sites, List<FindingRow> findings) {}

    private record SiteRow(
            String presence,
            String trend,
            String role,
            String client,
            @Nullable Place base,
            @Nullable Place head,
            @Nullable String measure,
            Rate baseRate,
            Rate headRate,
            double chance) {}

    private record Place(String siteId, CallSite callSite) {}

    private record FindingRow(
            String presence,
            String rule,
            String severity,
            @Nullable String severityBefore,
            String title,
            @Nullable String siteId,
            @Nullable CallSite callSite) {}

    private DiffJson() {}

    static String of(Comparison comparison) {
        return GSON.toJson(new Json(
                        SCHEMA,
                        comparison.noise(),
                        comparison.sites().stream().map(DiffJson::row).toList(),
                        comparison.findings().stream().map(DiffJson::row).toList()))
                + "\n";
    }

    private static SiteRow row(SiteChange change) {
        return new SiteRow(
                change.presence().label(),
                change.trend().label(),
                change.site().role().label(),
                change.site().client(),
                place(change.base()),
                place(change.head()),
                change.measure() == null ? null : change.measure().label(),
                change.baseRate(),
                change.headRate(),
                change.pValue());
    }

    private static @Nullable Place place(@Nullable Site site) {
        return site == null ? null : new Place(site.id(), site.callSite());
    }

    private static FindingRow row(FindingChange change) {
        var finding = change.finding();
        return new FindingRow(
                change.presence().label(),
                finding.rule(),
                finding.severity(),
                change.before() == null ? null : change.before().severity(),
                finding.title(),
                finding.siteId(),
                finding.callSite());
    }
}
