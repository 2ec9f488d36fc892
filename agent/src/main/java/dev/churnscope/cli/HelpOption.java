// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import picocli.CommandLine.Option;

/** The {@code --help} option, which every command has. */
final class HelpOption {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;
}
