// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.live.ListenAddress;
import java.time.Duration;
import java.util.List;
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
        var values = OptionValues.of(arguments);
        var report = values.list(OptionKey.REPORT, REPORT_ENDINGS);
        values.checkPlaceholders(OptionKey.REPORT, report);
        return new Options(
                report,
                values.flag(OptionKey.SUMMARY, "on", "off", !isJdkTool()),
                values.duration(OptionKey.INTERVAL),
                values.listenAddress(OptionKey.ENDPOINT),
                values.list(OptionKey.INCLUDE, List.of()),
                values.list(OptionKey.EXCLUDE, List.of()),
                values.number(OptionKey.FRAMES, 64),
                values.number(OptionKey.SITES, 10_000),
                values.oneOf(OptionKey.LOG, List.of("off", "error", "warn", "info", "debug"), "warn"),
                values.flag(OptionKey.ENABLED, "true", "false", true),
                values.problems());
    }

    /** The JDK's own tools are started by module: {@code javac} is {@code jdk.compiler}. */
    private static boolean isJdkTool() {
        String module = System.getProperty("jdk.module.main", "");
        return module.startsWith("jdk.") || module.startsWith("java.");
    }
}
