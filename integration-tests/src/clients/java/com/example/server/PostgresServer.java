// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The PostgreSQL of the host, with a cluster of its own that trusts the user {@code it}. Prints its port; ends with its
 * stdin.
 */
public final class PostgresServer {

    /** Where Debian keeps its versions, none of which is on the path. */
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

    private PostgresServer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = HostServer.freePort();
        var account = ServerAccount.named("postgres");
        var programs = programs();
        var folder = Files.createTempDirectory("postgres");
        account.own(folder);
        var cluster = folder.resolve("cluster").toString();
        var init = new ProcessBuilder(account.command(List.of(
                        programs.resolve("initdb").toString(),
                        "--no-sync",
                        "--auth=trust",
                        "--username=it",
                        "--locale=C",
                        "--encoding=UTF8",
                        "--pgdata=" + cluster)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (init.waitFor() != 0) {
            throw new IllegalStateException("initdb has ended with " + init.exitValue());
        }
        HostServer.serve(
                port,
                folder,
                account.command(List.of(
                        programs.resolve("postgres").toString(),
                        "-D",
                        cluster,
                        "-F",
                        "-h",
                        "127.0.0.1",
                        "-k",
                        folder.toString(),
                        "-p",
                        Integer.toString(port))));
    }

    /** Returns the folder of the newest version. */
    private static Path programs() throws IOException {
        if (!Files.isDirectory(VERSIONS)) {
            throw new IllegalStateException("no PostgreSQL server in " + VERSIONS + ": install the package postgresql");
        }
        try (var versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                    .max((one, other) -> Integer.compare(number(one), number(other)))
                    .orElseThrow(() -> new IllegalStateException("no PostgreSQL server in " + VERSIONS));
        }
    }

    private static int number(Path programs) {
        return Integer.parseInt(programs.getParent().getFileName().toString());
    }
}
