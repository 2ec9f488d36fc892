// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import dev.churnscope.it.AgentRun;
import dev.churnscope.it.KeyStores;
import dev.churnscope.it.Report;
import dev.churnscope.it.RunResult;
import dev.churnscope.it.SourceLines;
import java.util.List;

/** Runs a row: its program under the agent, its server beside it. */
public final class Run {

    private Run() {}

    public static Verdict http(Row row) {
        try (var server = HttpOrigin.borrow()) {
            var report = report(row, server.arguments(row.transport()));
            return Comparison.of(row, server.take(), report);
        }
    }

    public static Verdict driver(Row row) {
        var scenarios =
                List.copyOf(SourceLines.scenarios(row.library().program()).keySet());
        try (var server = RelayedServer.start(row, scenarios)) {
            var report = report(row, server.arguments());
            return Comparison.of(row, server.take(), report);
        }
    }

    /** Runs a server that is visited: there is nothing beside it but the visitor that it calls itself. */
    public static Verdict server(Row row) {
        var result = run(row);
        return VisitComparison.of(row, result.stdout(), result.report());
    }

    private static Report report(Row row, String... arguments) {
        return run(row, arguments).report();
    }

    private static RunResult run(Row row, String... arguments) {
        return agentRun(row, classPath(row), arguments).run();
    }

    /** Returns the class path of the program of a row, which is compiled against the version of the library. */
    static String classPath(Row row) {
        var library = row.library();
        return CompiledProgram.of(library.program(), row.version().coordinates(), library.minimalJdk())
                .classPath();
    }

    /** Returns a run of the program of a row that is ready to start, with a class path that may be another than its own. */
    static AgentRun agentRun(Row row, String classPath, String... arguments) {
        var library = row.library();
        var run = AgentRun.of(classPath, library.program())
                .on(row.jdk())
                .jvmArgs(library.jvmArguments().toArray(String[]::new))
                .args(arguments)
                .allowOnStderr("SLF4J.*");
        library.allowedOnStderr().forEach(run::allowOnStderr);
        if (row.transport().isSecure()) {
            run.jvmArgs(
                    "-Djavax.net.ssl.trustStore=" + KeyStores.selfSigned(),
                    "-Djavax.net.ssl.trustStorePassword=changeit");
        }
        return run;
    }
}
