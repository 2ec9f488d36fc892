// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.page;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** Reports as no run would write them: very large, empty, or with names that somebody has chosen to do harm. */
final class MadeReport {

    private static final Gson GSON = new GsonBuilder().serializeNulls().create();
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final int BUCKETS = 600;

    /** Makes the text of a field of what it stands for, such as {@code host}. */
    private final UnaryOperator<String> text;

    private MadeReport(UnaryOperator<String> text) {
        this.text = text;
    }

    /** A report of call sites in many classes, with stacks as deep as those of web applications. */
    static String ofSites(int sites, int findings) {
        return new MadeReport(what -> what).report(sites, findings);
    }

    /** A report in which every text is this one. */
    static String saying(String text) {
        return new MadeReport(what -> text).report(3, 3);
    }

    /** A report in which every text says what it stands for, in a way that nothing else does. */
    static String marked() {
        return new MadeReport(what -> "mark-" + what + "-").report(3, 3);
    }

    static Path write(String json, Path folder) {
        try {
            return Files.writeString(folder.resolve("made.json"), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String report(int sites, int findings) {
        long opened = 12L * sites;
        return GSON.toJson(object(
                "schema", "churnscope-report/1",
                "agent", object("version", text.apply("version")),
                "process",
                        object(
                                "pid", 4711,
                                "host", text.apply("host"),
                                "command", text.apply("command"),
                                "javaVersion", text.apply("javaVersion"),
                                "vm", text.apply("vm"),
                                "startedAt", text.apply("startedAt"),
                                "attachedAt", text.apply("attachedAt")),
                "window", object("from", text.apply("from"), "to", text.apply("to"), "seconds", 600.0),
                "coverage",
                        object(
                                "instrumentations",
                                object(
                                        text.apply("watched"),
                                        "on",
                                        text.apply("broken") + "!",
                                        "failed: " + text.apply("why")),
                                "measured",
                                opened,
                                "inferred",
                                3,
                                "openBeforeAttach",
                                4),
                "totals", counts(sites, 12),
                "sites", list(sites, this::site),
                "findings", list(findings, this::finding),
                "ports", ports(sites),
                "timeline", list(sites == 0 ? 0 : BUCKETS, i -> bucket(i, opened)),
                "health", object("hookErrors", 1, "sitesOverflowed", 2, "untracked", 3)));
    }

    private Map<String, Object> site(int i) {
        var site = new LinkedHashMap<String, Object>();
        site.put("id", "c-" + Integer.toHexString(i) + text.apply("id"));
        site.put("role", i % 7 == 6 ? "server" : "client");
        site.put("callSite", callSite("opener", i));
        site.put("lines", List.of(object("line", i % 500, "opened", 10), object("line", 501, "opened", 2)));
        site.put("client", text.apply("client"));
        site.putAll(counts(1, 12 + i % 5));
        site.put("stack", stack("opening", i, 40));
        site.put(
                "destinations",
                list(
                        3,
                        j -> object(
                                "host",
                                text.apply("destination"),
                                "address",
                                "10.0." + i % 250 + "." + j + text.apply("address"),
                                "port",
                                8080 + j,
                                "opened",
                                4,
                                "tls",
                                j == 1)));
        site.put(
                "closedBy",
                list(
                        2,
                        j -> object(
                                "callSite",
                                callSite("closer" + j, i),
                                "kind",
                                j == 0 ? "localFin" : "remoteFin",
                                "cause",
                                j == 0 ? "application" : "protocol",
                                "count",
                                6,
                                "stack",
                                stack("closing" + j, i, 30))));
        site.put("connectFailures", object(text.apply("failure"), 1));
        site.put("notReused", object(text.apply("notReused"), 5));
        site.put("serverCloses", object(text.apply("serverClose"), 5));
        site.put(
                "inbound",
                object(
                        "none",
                        1,
                        "one",
                        2,
                        "more",
                        3,
                        "oneByRequest",
                        1,
                        "oneByPeer",
                        1,
                        "requestLimit",
                        100,
                        "idleMillis",
                        20_000));
        site.put("lifetimeMillis", times(3.1));
        site.put("connectMillis", times(0.05 + i / 10.0));
        site.put("tlsMillis", times(7.7));
        site.put(
                "evidence",
                object(
                        "notReusedBy",
                        List.of(object("reason", text.apply("reason"), "callSite", callSite("behind", i), "count", 5)),
                        "bursts",
                        List.of(object("callSite", callSite("burst", i), "count", 5, "requests", 100, "millis", 12.5)),
                        "pooled",
                        4,
                        "closeWait",
                        1,
                        "openIntervalMillis",
                        times(50)));
        return site;
    }

    private Map<String, Object> finding(int i) {
        return object(
                "rule",
                text.apply("rule"),
                "severity",
                i % 2 == 0 ? "high" : text.apply("severity"),
                "siteId",
                "c-" + Integer.toHexString(i) + text.apply("id"),
                "callSite",
                callSite("culprit", i),
                "title",
                text.apply("title") + i,
                "evidence",
                object(text.apply("evidence"), 1200, "of", text.apply("evidenceText")),
                "advice",
                text.apply("advice") + "\n" + text.apply("example"),
                "link",
                i == 0 ? "https://example.com/" + i : text.apply("link"),
                "estimate",
                object("connectionsPerMinute", 120.5, "timeWaitSockets", 60, "millisPerMinute", 12.5));
    }

    private Map<String, Object> ports(int sites) {
        return object(
                "range", List.of(32_768, 60_999),
                "capacity", 28_232,
                "timeWaitSeconds", 60.0,
                "settings", object(text.apply("setting"), text.apply("value")),
                "timeWait",
                        object(
                                "host", 318,
                                "attributed", 310,
                                "forgotten", 4,
                                "bySite",
                                        list(
                                                Math.min(sites, 100),
                                                i -> object(
                                                        "siteId",
                                                        "c-" + Integer.toHexString(i) + text.apply("id"),
                                                        "count",
                                                        3))),
                "destinations",
                        list(
                                Math.min(sites, 100),
                                i -> object(
                                        "address",
                                        text.apply("usedAddress") + i,
                                        "port",
                                        443,
                                        "activeClosesPerSecond",
                                        600.0 - i,
                                        "projectedTimeWait",
                                        36_000.0 - i,
                                        "utilization",
                                        1.2752 - i / 100.0,
                                        "secondsToExhaustion",
                                        47.05)),
                "exhaustion",
                        sites == 0
                                ? null
                                : object(
                                        "at",
                                        text.apply("exhaustedAt"),
                                        "address",
                                        text.apply("exhaustedAddress"),
                                        "port",
                                        443,
                                        "timeWait",
                                        28_000,
                                        "holders",
                                        List.of(object(
                                                "siteId", text.apply("goneSite"), "open", 6, "timeWait", 28_000))));
    }

    private static Map<String, Object> bucket(int i, long opened) {
        long here = opened / BUCKETS * (1 + i % 5);
        return object(
                "at",
                START.plusSeconds(i).toString(),
                "seconds",
                1.0,
                "opened",
                here + 3,
                "closed",
                here + 4,
                "localFin",
                here,
                "remoteFin",
                2,
                "localReset",
                1,
                "remoteReset",
                1,
                "open",
                20 + i % 30);
    }

    private static Map<String, Object> counts(int sites, long opened) {
        return object(
                "opened", opened * sites,
                "connectFailed", sites,
                "closed", 12 * sites,
                "open", (opened - 12) * sites,
                "peakOpen", 3 * sites,
                "closes",
                        object(
                                "localFin",
                                6 * sites,
                                "remoteFin",
                                4 * sites,
                                "localReset",
                                sites,
                                "remoteReset",
                                sites),
                "leaked", sites,
                "requests", 15 * sites,
                "reuseRatio", 0.2);
    }

    private Map<String, Object> callSite(String what, int i) {
        return object(
                "class",
                "com.shop." + text.apply(what + "Class") + i,
                "method",
                text.apply(what + "Method"),
                "file",
                text.apply(what + "File"),
                "line",
                i % 500);
    }

    private List<Object> stack(String what, int i, int depth) {
        return list(
                depth,
                j -> j < 6
                        ? "sun.nio.ch.NioSocketImpl.step" + j + "(NioSocketImpl.java:" + j + ")"
                        : "com.shop.layer" + j % 9 + "." + text.apply(what + "Frame") + (i / (1 << Math.min(j / 3, 12)))
                                + ".call(Layer.java:" + j + ")");
    }

    private static Map<String, Object> times(double half) {
        return object("count", 12, "p50", half, "p90", half * 1.5, "p99", half * 30, "max", half * 40_000);
    }

    private static List<Object> list(int size, IntFunction<Object> element) {
        var list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(element.apply(i));
        }
        return list;
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
