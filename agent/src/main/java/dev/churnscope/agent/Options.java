// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.live.ListenAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The agent's options, each valid.
 *
 * @param report templates of files to write
 * @param summary whether to print a summary at exit
 * @param interval how often to rewrite the files, or null for at exit only
 * @param endpoint where the live endpoint listens, or null for nowhere
 * @param include prefixes of the application's packages
 * @param exclude prefixes that are never the application's
 * @param frames the most frames kept of a stack
 * @param sites the most call sites kept
 * @param metrics whether to publish meters on the application's own registries
 * @param jfr whether to commit events while JDK Flight Recorder records
 * @param log how much the agent says on stderr
 * @param enabled false to do nothing
 * @param problems a line for each key that is unknown and each value that is not accepted
 */
record Options(
        List<String> report,
        boolean summary,
        @Nullable Duration interval,
        @Nullable ListenAddress endpoint,
        List<String> include,
        List<String> exclude,
        int frames,
        int sites,
        boolean metrics,
        boolean jfr,
        String log,
        boolean enabled,
        List<String> problems) {

    private static final List<String> REPORT_ENDINGS = List.of(".json", ".html", ".txt");

    /**
     * Reads the options from every place where they can be given.
     *
     * @param arguments {@code key=value,key=value}, which win over system properties, the environment and the file
     */
    static Options read(String arguments) {
        return of(OptionValues.of(arguments), !isJdkTool());
    }

    private static Options of(OptionValues values, boolean summaryByDefault) {
        var report = values.list(OptionKey.REPORT, REPORT_ENDINGS);
        values.checkPlaceholders(OptionKey.REPORT, report);
        return new Options(
                report,
                values.flag(OptionKey.SUMMARY, "on", "off", summaryByDefault),
                values.duration(OptionKey.INTERVAL),
                values.listenAddress(OptionKey.ENDPOINT),
                values.list(OptionKey.INCLUDE, List.of()),
                values.list(OptionKey.EXCLUDE, List.of()),
                values.number(OptionKey.FRAMES, 64),
                values.number(OptionKey.SITES, 10_000),
                values.flag(OptionKey.METRICS, "on", "off", true),
                values.flag(OptionKey.JFR, "on", "off", true),
                values.oneOf(OptionKey.LOG, List.of("off", "error", "warn", "info", "debug"), "warn"),
                values.flag(OptionKey.ENABLED, "true", "false", true),
                values.problems());
    }

    /** Reads what arguments say, and nothing else. */
    static Options ofArguments(String arguments) {
        return of(OptionValues.ofArguments(arguments), true);
    }

    /**
     * Returns these options with those of a later attach, of which some can change and the rest must be what they are: by
     * most of them, the call sites that are counted already were told apart.
     *
     * @param arguments {@code key=value,key=value}; what is not given remains
     */
    Options changedBy(String arguments) {
        var given = OptionValues.ofArguments(arguments);
        var read = of(given, summary);
        given.rejectChange(OptionKey.ENDPOINT, Objects.equals(endpoint, read.endpoint));
        given.rejectChange(OptionKey.INCLUDE, include.equals(read.include));
        given.rejectChange(OptionKey.EXCLUDE, exclude.equals(read.exclude));
        given.rejectChange(OptionKey.FRAMES, frames == read.frames);
        given.rejectChange(OptionKey.SITES, sites == read.sites);
        given.rejectChange(OptionKey.METRICS, metrics == read.metrics);
        given.rejectChange(OptionKey.JFR, jfr == read.jfr);
        given.rejectChange(OptionKey.ENABLED, read.enabled);
        return new Options(
                given.has(OptionKey.REPORT) ? read.report : report,
                given.has(OptionKey.SUMMARY) ? read.summary : summary,
                given.has(OptionKey.INTERVAL) ? read.interval : interval,
                endpoint,
                include,
                exclude,
                frames,
                sites,
                metrics,
                jfr,
                given.has(OptionKey.LOG) ? read.log : log,
                enabled,
                given.problems());
    }

    /** The JDK's own tools are started by module: {@code javac} is {@code jdk.compiler}. */
    private static boolean isJdkTool() {
        String module = System.getProperty("jdk.module.main", "");
        return module.startsWith("jdk.") || module.startsWith("java.");
    }
}
