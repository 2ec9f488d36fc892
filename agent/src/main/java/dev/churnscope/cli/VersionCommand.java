// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code version}, which {@code --version} prints, too. */
@Command(
        name = "version",
        description = "Print the version of this jar.",
        customSynopsis = "java -jar churnscope-agent.jar version")
final class VersionCommand implements Runnable, IVersionProvider {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().println(getVersion()[0]);
    }

    @Override
    public String[] getVersion() {
        return new String[] {"churnscope " + Version.current()};
    }
}
