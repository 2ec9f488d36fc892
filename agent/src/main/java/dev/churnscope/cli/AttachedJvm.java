// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.attach.AttachException;
import dev.churnscope.attach.CounterWatch;
import dev.churnscope.attach.Request;
import dev.churnscope.attach.Response;
import dev.churnscope.attach.RunningJvm;
import java.util.regex.Pattern;

/** A running JVM, asked by commands that end with one line where it does not answer. */
final class AttachedJvm {

    private static final Pattern PID = Pattern.compile("[1-9][0-9]{0,9}");

    /** What an agent does not need that nobody but this command knows of. */
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
            throw new CommandException("'" + pid + "' is no process id, which is a number; jps or jcmd lists the JVMs");
        }
        try {
            return new AttachedJvm(RunningJvm.of(Long.parseLong(pid)));
        } catch (AttachException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }

    /** Returns the answer, which is no refusal. */
    Response ask(Request.Kind kind, String options) throws CommandException {
        try {
            var answer = jvm.ask(kind, options);
            if (answer.outcome() == Response.Outcome.REFUSED) {
                throw new CommandException(answer.text());
            }
            return answer;
        } catch (AttachException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }

    /** Begins to watch; the agent is attached quietly where it is not yet. */
    CounterWatch watch() throws CommandException {
        try {
            return jvm.watch(QUIETLY);
        } catch (AttachException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }
}
