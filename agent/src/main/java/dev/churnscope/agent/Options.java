// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.live.ListenAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The agent's options, with valid values only.
 *
 * @param report templates of files to write
 * @param summary whether to print a summary at exit
 * @param interval how often to rewrite the files, or null for at exit only
 * @param endpoint the address on which the live endpoint listens, or null for none
 * @param include prefixes of the application's packages
 * @param exclude prefixes of packages that never belong to the application
 * @param frames the maximum number of frames recorded of a stack
 * @param sites the maximum number of call sites
 * @param metrics whether to publish meters on the application's own registries
 * @param jfr whether to commit events while JDK Flight Recorder records
 * @param log the agent's log level on stderr
 * @param enabled false to do nothing
 * @param problems a line for each unknown key and each invalid value
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
     * Reads the options from all sources.
     *
     * @param arguments {@code key=value,key=value}, which take precedence over system properties, the environment and the
     *     file
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

    /** Reads the options from the arguments and the file that they name only. */
    static Options ofArguments(String arguments) {
        return of(OptionValues.ofArguments(arguments), true);
    }

    /**
     * Returns these options changed by those of a later attach, of which only some may change: most others determine how
     * call sites were counted so far.
     *
     * @param arguments {@code key=value,key=value}; options that are not given remain
     */
    Options changedBy(String arguments) {
        var given = OptionValues.ofArguments(arguments);
        var parsed = of(given, summary);
        given.rejectChange(OptionKey.ENDPOINT, Objects.equals(endpoint, parsed.endpoint));
        given.rejectChange(OptionKey.INCLUDE, include.equals(parsed.include));
        given.rejectChange(OptionKey.EXCLUDE, exclude.equals(parsed.exclude));
        given.rejectChange(OptionKey.FRAMES, frames == parsed.frames);
        given.rejectChange(OptionKey.SITES, sites == parsed.sites);
        given.rejectChange(OptionKey.METRICS, metrics == parsed.metrics);
        given.rejectChange(OptionKey.JFR, jfr == parsed.jfr);
        given.rejectChange(OptionKey.ENABLED, parsed.enabled);
        return new Options(
                given.has(OptionKey.REPORT) ? parsed.report : report,
                given.has(OptionKey.SUMMARY) ? parsed.summary : summary,
                given.has(OptionKey.INTERVAL) ? parsed.interval : interval,
                endpoint,
                include,
                exclude,
                frames,
                sites,
                metrics,
                jfr,
                given.has(OptionKey.LOG) ? parsed.log : log,
                enabled,
                given.problems());
    }

    /** The JDK's own tools are started by module name: {@code javac} is {@code jdk.compiler}. */
    private static boolean isJdkTool() {
        String module = System.getProperty("jdk.module.main", "");
        return module.startsWith("jdk.") || module.startsWith("java.");
    }
}
