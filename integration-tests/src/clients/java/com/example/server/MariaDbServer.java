// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * The {@code mariadbd} of the host, without a database of its own, so that anybody may log in and none has to be set up
 * first. Serves MySQL's clients, too. Prints its port; ends with its stdin.
 */
public final class MariaDbServer {

    private MariaDbServer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int port = HostServer.freePort();
        var account = ServerAccount.named("mysql");
        var folder = Files.createTempDirectory("mariadb");
        account.own(folder);
        HostServer.serve(
                port,
                folder,
                account.command(List.of(
                        "/usr/sbin/mariadbd",
                        "--no-defaults",
                        "--skip-grant-tables",
                        "--skip-innodb",
                        "--default-storage-engine=MyISAM",
                        "--datadir=" + folder,
                        "--socket=" + folder.resolve("socket"),
                        "--pid-file=" + folder.resolve("pid"),
                        "--bind-address=127.0.0.1",
                        "--port=" + port)));
    }
}
