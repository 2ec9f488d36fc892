// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.html;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Distribution;
import dev.churnscope.model.Inbound;
import dev.churnscope.model.Report;
import dev.churnscope.model.Site;
import dev.churnscope.model.SiteEvidence;
import dev.churnscope.model.TimelineBucket;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the data for a page's scripts, with the names of the report: call sites, titles of findings, TIME_WAIT by call site, the
 * timeline.
 *
 * <p>A stack is a list of indices into one shared list of frames, since most of a report is the same frames repeated. Null and
 * empty values are omitted; so are zeros, except in the table's columns. For use by one thread.
 */
final class PageData {

    private final PageJson out;
    private final Map<String, Integer> frames = new LinkedHashMap<>();

    private PageData(Writer out) {
        this.out = new PageJson(out);
    }

    /** Writes the data, and leaves the writer open. */
    static void write(Report report, Writer out) throws IOException {
        var data = new PageData(out);
        data.report(report);
        data.out.flush();
    }

    private void report(Report report) throws IOException {
        out.beginObject();
        out.beginArray("sites");
        for (var site : report.sites()) {
            site(site);
        }
        out.endArray();
        out.beginArray("findings");
        for (var finding : report.findings()) {
            out.beginObject();
            out.text("siteId", finding.siteId());
            out.text("title", finding.title());
            out.endObject();
        }
        out.endArray();
        out.beginArray("timeWait");
        for (var site : report.ports().timeWait().bySite()) {
            out.beginObject();
            out.text("siteId", site.siteId());
            out.number("count", site.count());
            out.endObject();
        }
        out.endArray();
        out.beginArray("timeline");
        for (var bucket : report.timeline()) {
            bucket(bucket);
        }
        out.endArray();
        out.beginArray("frames");
        for (String frame : frames.keySet()) {
            out.text(frame);
        }
        out.endArray();
        out.endObject();
    }

    private void bucket(TimelineBucket bucket) throws IOException {
        out.beginObject();
        out.text("at", bucket.at());
        out.decimal("seconds", bucket.seconds());
        out.number("opened", bucket.opened());
        out.number("localFin", bucket.localFin());
        out.number("remoteFin", bucket.remoteFin());
        out.number("localReset", bucket.localReset());
        out.number("remoteReset", bucket.remoteReset());
        out.number("open", bucket.open());
        out.endObject();
    }

    private void site(Site site) throws IOException {
        out.beginObject();
        out.text("id", site.id());
        out.text("role", site.role().label());
        callSite(site.callSite());
        if (site.lines().size() > 1) {
            out.beginArray("lines");
            for (var line : site.lines()) {
                out.beginObject();
                out.number("line", line.line());
                out.number("opened", line.opened());
                out.endObject();
            }
            out.endArray();
        }
        out.text("client", site.client());
        out.number("opened", site.opened());
        out.number("connectFailed", site.connectFailed());
        out.number("closed", site.closed());
        out.number("open", site.open());
        out.number("peakOpen", site.peakOpen());
        out.beginObject("closes");
        out.number("localFin", site.closes().localFin());
        out.number("remoteFin", site.closes().remoteFin());
        out.number("localReset", site.closes().localReset());
        out.number("remoteReset", site.closes().remoteReset());
        out.endObject();
        out.number("leaked", site.leaked());
        out.number("requests", site.requests());
        if (site.reuseRatio() != null) {
            out.decimal("reuseRatio", site.reuseRatio());
        }
        out.tally("connectFailures", site.connectFailures());
        stack(site.stack());
        out.beginArray("destinations");
        for (var destination : site.destinations()) {
            out.beginObject();
            out.text("host", destination.host());
            out.text("address", destination.address());
            out.number("port", destination.port());
            out.number("opened", destination.opened());
            if (destination.tls()) {
                out.truth("tls");
            }
            out.endObject();
        }
        out.endArray();
        out.beginArray("closedBy");
        for (var closer : site.closedBy()) {
            out.beginObject();
            callSite(closer.callSite());
            out.text("kind", closer.kind().label());
            out.text("cause", closer.cause().label());
            out.number("count", closer.count());
            stack(closer.stack());
            out.endObject();
        }
        out.endArray();
        out.tally("notReused", site.notReused());
        out.tally("serverCloses", site.serverCloses());
        inbound(site.inbound());
        times("lifetimeMillis", site.lifetimeMillis());
        times("connectMillis", site.connectMillis());
        times("tlsMillis", site.tlsMillis());
        evidence(site.evidence());
        out.endObject();
    }

    private void inbound(@Nullable Inbound inbound) throws IOException {
        if (inbound != null) {
            out.beginObject("inbound");
            out.number("none", inbound.none());
            out.number("one", inbound.one());
            out.number("more", inbound.more());
            out.number("oneByRequest", inbound.oneByRequest());
            out.number("oneByPeer", inbound.oneByPeer());
            out.number("requestLimit", inbound.requestLimit());
            out.number("idleMillis", inbound.idleMillis());
            out.endObject();
        }
    }

    private void evidence(SiteEvidence evidence) throws IOException {
        out.beginObject("evidence");
        if (!evidence.notReusedBy().isEmpty()) {
            out.beginArray("notReusedBy");
            for (var any : evidence.notReusedBy()) {
                out.beginObject();
                out.text("reason", any.reason());
                callSite(any.callSite());
                out.number("count", any.count());
                out.endObject();
            }
            out.endArray();
        }
        if (!evidence.bursts().isEmpty()) {
            out.beginArray("bursts");
            for (var any : evidence.bursts()) {
                out.beginObject();
                callSite(any.callSite());
                out.number("count", any.count());
                out.number("requests", any.requests());
                out.decimal("millis", any.millis());
                out.endObject();
            }
            out.endArray();
        }
        out.some("resetsByLinger", evidence.resetsByLinger());
        out.some("resetsByLibrary", evidence.resetsByLibrary());
        out.some("pooled", evidence.pooled());
        out.some("unfinished", evidence.unfinished());
        out.some("leakedUnfinished", evidence.leakedUnfinished());
        out.some("timedOutUnread", evidence.timedOutUnread());
        out.some("closeWait", evidence.closeWait());
        times("openIntervalMillis", evidence.openIntervalMillis());
        times("failureIntervalMillis", evidence.failureIntervalMillis());
        out.endObject();
    }

    private void callSite(CallSite callSite) throws IOException {
        out.beginObject("callSite");
        out.text("class", callSite.className());
        out.text("method", callSite.method());
        out.text("file", callSite.file());
        out.number("line", callSite.line());
        out.endObject();
    }

    private void stack(List<String> stack) throws IOException {
        if (!stack.isEmpty()) {
            out.beginArray("stack");
            for (String frame : stack) {
                Integer number = frames.putIfAbsent(frame, frames.size());
                out.number(number == null ? frames.size() - 1 : number);
            }
            out.endArray();
        }
    }

    private void times(String name, @Nullable Distribution times) throws IOException {
        if (times != null && times.count() > 0) {
            out.beginObject(name);
            out.number("count", times.count());
            out.decimal("p50", times.p50());
            out.decimal("p90", times.p90());
            out.decimal("p99", times.p99());
            out.decimal("max", times.max());
            out.endObject();
        }
    }
}
