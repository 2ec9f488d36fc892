// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import com.google.gson.stream.JsonWriter;
import dev.churnscope.model.CallSite;
import dev.churnscope.model.Distribution;
import dev.churnscope.model.Inbound;
import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import dev.churnscope.model.SiteEvidence;
import dev.churnscope.model.TimelineBucket;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the scripts of a page make their parts of, named as in the report: call sites, findings by their titles, TIME_WAIT by call
 * site, the timeline.
 *
 * <p>A stack is a list of numbers, each the place of a frame in one list of all: most of a report is the same frames again and
 * again. What is null, empty or, beside the columns of the table, zero has no name: that is as much again. For use by one thread.
 */
final class PageData {

    /** Most numbers of a report are among these; to make a text of each takes a third of the time. */
    private static final String[] SMALL =
            IntStream.range(0, 100).mapToObj(Integer::toString).toArray(String[]::new);

    private final JsonWriter out;
    private final Map<String, Integer> frames = new LinkedHashMap<>();

    private PageData(Writer out) {
        this.out = new JsonWriter(new BufferedWriter(new AsciiJson(out)));
        // No text can end the element that it stands in.
        this.out.setHtmlSafe(true);
    }

    /** Writes it, and leaves the writer open. */
    static void write(Report report, Writer out) throws IOException {
        var data = new PageData(out);
        data.report(report);
        data.out.flush();
    }

    private void report(Report report) throws IOException {
        out.beginObject();
        out.name("sites").beginArray();
        for (var site : report.sites()) {
            site(site);
        }
        out.endArray();
        out.name("findings").beginArray();
        for (var finding : report.findings()) {
            out.beginObject();
            text("siteId", finding.siteId());
            text("title", finding.title());
            out.endObject();
        }
        out.endArray();
        out.name("timeWait").beginArray();
        for (var site : report.ports().timeWait().bySite()) {
            out.beginObject();
            text("siteId", site.siteId());
            number("count", site.count());
            out.endObject();
        }
        out.endArray();
        out.name("timeline").beginArray();
        for (var bucket : report.timeline()) {
            bucket(bucket);
        }
        out.endArray();
        out.name("frames").beginArray();
        for (String frame : frames.keySet()) {
            out.value(frame);
        }
        out.endArray();
        out.endObject();
    }

    private void bucket(TimelineBucket bucket) throws IOException {
        out.beginObject();
        text("at", bucket.at());
        decimal("seconds", bucket.seconds());
        number("opened", bucket.opened());
        number("localFin", bucket.localFin());
        number("remoteFin", bucket.remoteFin());
        number("localReset", bucket.localReset());
        number("remoteReset", bucket.remoteReset());
        number("open", bucket.open());
        out.endObject();
    }

    private void site(Site site) throws IOException {
        out.beginObject();
        text("id", site.id());
        text("role", site.role().label());
        place(site.callSite());
        if (site.lines().size() > 1) {
            out.name("lines").beginArray();
            for (var line : site.lines()) {
                out.beginObject();
                number("line", line.line());
                number("opened", line.opened());
                out.endObject();
            }
            out.endArray();
        }
        text("client", site.client());
        number("opened", site.opened());
        number("connectFailed", site.connectFailed());
        number("closed", site.closed());
        number("open", site.open());
        number("peakOpen", site.peakOpen());
        out.name("closes").beginObject();
        number("localFin", site.closes().localFin());
        number("remoteFin", site.closes().remoteFin());
        number("localReset", site.closes().localReset());
        number("remoteReset", site.closes().remoteReset());
        out.endObject();
        number("leaked", site.leaked());
        number("requests", site.requests());
        if (site.reuseRatio() != null) {
            decimal("reuseRatio", site.reuseRatio());
        }
        tally("connectFailures", site.connectFailures());
        stack(site.stack());
        out.name("destinations").beginArray();
        for (var destination : site.destinations()) {
            out.beginObject();
            text("host", destination.host());
            text("address", destination.address());
            number("port", destination.port());
            number("opened", destination.opened());
            if (destination.tls()) {
                out.name("tls").value(true);
            }
            out.endObject();
        }
        out.endArray();
        out.name("closedBy").beginArray();
        for (var closer : site.closedBy()) {
            out.beginObject();
            place(closer.callSite());
            text("kind", closer.kind().label());
            text("cause", closer.cause().label());
            number("count", closer.count());
            stack(closer.stack());
            out.endObject();
        }
        out.endArray();
        tally("notReused", site.notReused());
        tally("serverCloses", site.serverCloses());
        inbound(site.inbound());
        times("lifetimeMillis", site.lifetimeMillis());
        times("connectMillis", site.connectMillis());
        times("tlsMillis", site.tlsMillis());
        evidence(site.evidence());
        out.endObject();
    }

    private void inbound(@Nullable Inbound inbound) throws IOException {
        if (inbound != null) {
            out.name("inbound").beginObject();
            number("none", inbound.none());
            number("one", inbound.one());
            number("more", inbound.more());
            number("oneByRequest", inbound.oneByRequest());
            number("oneByPeer", inbound.oneByPeer());
            number("requestLimit", inbound.requestLimit());
            number("idleMillis", inbound.idleMillis());
            out.endObject();
        }
    }

    private void evidence(SiteEvidence evidence) throws IOException {
        out.name("evidence").beginObject();
        if (!evidence.notReusedBy().isEmpty()) {
            out.name("notReusedBy").beginArray();
            for (var any : evidence.notReusedBy()) {
                out.beginObject();
                text("reason", any.reason());
                place(any.callSite());
                number("count", any.count());
                out.endObject();
            }
            out.endArray();
        }
        if (!evidence.bursts().isEmpty()) {
            out.name("bursts").beginArray();
            for (var any : evidence.bursts()) {
                out.beginObject();
                place(any.callSite());
                number("count", any.count());
                number("requests", any.requests());
                decimal("millis", any.millis());
                out.endObject();
            }
            out.endArray();
        }
        some("resetsByLinger", evidence.resetsByLinger());
        some("resetsByLibrary", evidence.resetsByLibrary());
        some("pooled", evidence.pooled());
        some("unfinished", evidence.unfinished());
        some("leakedUnfinished", evidence.leakedUnfinished());
        some("timedOutUnread", evidence.timedOutUnread());
        some("closeWait", evidence.closeWait());
        times("openIntervalMillis", evidence.openIntervalMillis());
        times("failureIntervalMillis", evidence.failureIntervalMillis());
        out.endObject();
    }

    private void place(CallSite place) throws IOException {
        out.name("callSite").beginObject();
        text("class", place.className());
        text("method", place.method());
        text("file", place.file());
        number("line", place.line());
        out.endObject();
    }

    private void stack(List<String> stack) throws IOException {
        if (!stack.isEmpty()) {
            out.name("stack").beginArray();
            for (String frame : stack) {
                Integer number = frames.putIfAbsent(frame, frames.size());
                value(number == null ? frames.size() - 1 : number);
            }
            out.endArray();
        }
    }

    private void times(String name, @Nullable Distribution times) throws IOException {
        if (times != null && times.count() > 0) {
            out.name(name).beginObject();
            number("count", times.count());
            decimal("p50", times.p50());
            decimal("p90", times.p90());
            decimal("p99", times.p99());
            decimal("max", times.max());
            out.endObject();
        }
    }

    private void tally(String name, Map<String, Long> tally) throws IOException {
        if (!tally.isEmpty()) {
            out.name(name).beginObject();
            for (var any : tally.entrySet()) {
                number(any.getKey(), any.getValue());
            }
            out.endObject();
        }
    }

    private void text(String name, @Nullable String text) throws IOException {
        if (text != null) {
            out.name(name).value(text);
        }
    }

    private void number(String name, @Nullable Long number) throws IOException {
        if (number != null) {
            number(name, number.longValue());
        }
    }

    private void number(String name, @Nullable Integer number) throws IOException {
        if (number != null) {
            number(name, number.longValue());
        }
    }

    private void number(String name, long number) throws IOException {
        out.name(name);
        value(number);
    }

    private void value(long number) throws IOException {
        if (number >= 0 && number < SMALL.length) {
            out.jsonValue(SMALL[(int) number]);
        } else {
            out.value(number);
        }
    }

    private void some(String name, long number) throws IOException {
        if (number != 0) {
            number(name, number);
        }
    }

    /** A number that JSON has no form for is in damaged reports only. */
    private void decimal(String name, double number) throws IOException {
        if (Double.isFinite(number)) {
            out.name(name).value(number);
        }
    }
}
