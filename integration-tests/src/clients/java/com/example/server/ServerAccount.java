// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who a database server runs as: the tests' own user, but where that is root, the account that the server's package has
 * made, since database servers refuse to be root.
 *
 * @param name null for the tests' own user
 */
record ServerAccount(String name) {

    static ServerAccount named(String account) {
        return new ServerAccount("root".equals(System.getProperty("user.name")) ? account : null);
    }

    void own(Path folder) throws IOException {
        if (name != null) {
            var accounts = folder.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(folder, accounts.lookupPrincipalByName(name));
        }
    }

    /** Returns a command that does the same as the account, in the process that it is started in. */
    List<String> command(List<String> command) {
        return name == null
                ? command
                : Stream.concat(
                                Stream.of("setpriv", "--reuid=" + name, "--regid=" + name, "--clear-groups"),
                                command.stream())
                        .toList();
    }
}
