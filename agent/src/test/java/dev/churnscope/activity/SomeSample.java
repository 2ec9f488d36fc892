// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.activity;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCounts;
import dev.churnscope.model.Ports;
import dev.churnscope.model.ProcessInfo;
import dev.churnscope.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds samples of a process at given times. */
public final class SomeSample {

    private final double second;
    private final List<SiteActivity> sites = new ArrayList<>();
    private String command = "shop.jar";
    private @Nullable Map<String, Long> findings = Map.of("high", 2L, "low", 1L);
    private int leftOut;
    private @Nullable Double reportSeconds;

    private SomeSample(double second) {
        this.second = second;
    }

    /** @param second seconds since the process began to count */
    public static SomeSample at(double second) {
        return new SomeSample(second);
    }

    public SomeSample command(String name) {
        command = name;
        return this;
    }

    /** A new reporting window was begun so many seconds ago. */
    public SomeSample resetBefore(double seconds) {
        reportSeconds = seconds;
        return this;
    }

    public SomeSample withoutFindings() {
        findings = null;
        return this;
    }

    /** Adds a number of sites that are left out. */
    public SomeSample leftOut(int number) {
        leftOut = number;
        return this;
    }

    public SomeSample with(SiteActivity site) {
        sites.add(site);
        return this;
    }

    public Sample sample() {
        long opened = sites.stream().mapToLong(SiteActivity::opened).sum();
        long failed = sites.stream().mapToLong(SiteActivity::connectFailed).sum();
        long localFin =
                sites.stream().mapToLong(site -> site.closes().localFin()).sum();
        long remoteFin =
                sites.stream().mapToLong(site -> site.closes().remoteFin()).sum();
        return new Sample(
                (long) (second * 1e9),
                new ProcessInfo(4711, "web-3", command, "17.0.15", "OpenJDK", "", ""),
                second,
                reportSeconds,
                opened,
                failed,
                new CloseCounts(localFin, remoteFin, 0, 0),
                null,
                new PortActivity(6120L, 5940L, 28232, new Ports.DestinationUse("10.0.0.5", 443, 99, 5940, 0.21, null)),
                findings,
                sites.size() + leftOut,
                sites);
    }

    /** Returns a site whose class and method are {@code com.shop.<name>}. */
    public static SiteActivity site(String name, long opened, long localFin, long remoteFin) {
        int dot = name.lastIndexOf('.');
        return new SiteActivity(
                "c-" + name,
                Role.CLIENT,
                new CallSite("com.shop." + name.substring(0, dot), name.substring(dot + 1), "Shop.java", 42),
                "OkHttp",
                opened,
                0,
                new CloseCounts(localFin, remoteFin, 0, 0),
                opened * 2,
                localFin);
    }
}
