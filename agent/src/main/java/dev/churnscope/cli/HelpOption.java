// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import picocli.CommandLine.Option;

/** The option of every command that shows how to use it. */
final class HelpOption {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    private boolean help;
}
