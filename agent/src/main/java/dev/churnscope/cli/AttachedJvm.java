// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.attach.AttachException;
import dev.churnscope.attach.CounterWatch;
import dev.churnscope.attach.Request;
import dev.churnscope.attach.Response;
import dev.churnscope.attach.RunningJvm;
import java.util.regex.Pattern;

/** A running JVM, for commands: failures become a {@link CommandException} with a one-line message. */
final class AttachedJvm {

    private static final Pattern PID = Pattern.compile("[1-9][0-9]{0,9}");

    /** Options for an agent that a command attaches by itself: it prints and logs nothing except errors. */
    static final String QUIETLY = "summary=off,log=error";

    private final RunningJvm jvm;

    private AttachedJvm(RunningJvm jvm) {
        this.jvm = jvm;
    }

    /** Whether a text can be a process id. */
    static boolean isPid(String text) {
        return PID.matcher(text).matches();
    }

    static AttachedJvm of(String pid) throws CommandException {
        if (!isPid(pid)) {
            throw new CommandException(
                    "'" + pid + "' is not a process id, which is a number; jps or jcmd lists the JVMs");
        }
        try {
            return new AttachedJvm(RunningJvm.of(Long.parseLong(pid)));
        } catch (AttachException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }

    /** Sends a request and returns the response; throws if it was refused. */
    Response ask(Request.Kind kind, String options) throws CommandException {
        try {
            var response = jvm.ask(kind, options);
            if (response.outcome() == Response.Outcome.REFUSED) {
                throw new CommandException(response.text());
            }
            return response;
        } catch (AttachException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }

    /** Starts watching the counters; attaches the agent quietly if it is not attached yet. */
    CounterWatch watch() throws CommandException {
        try {
            return jvm.watch(QUIETLY);
        } catch (AttachException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }
}
