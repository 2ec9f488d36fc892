// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

/** The command line of the agent's jar. */
public final class CommandLineTool {

    private CommandLineTool() {}

    public static void main(String[] arguments) {
        System.exit(2);
    }
}
