// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.attach.Answer;
import dev.churnscope.attach.CannotAttach;
import dev.churnscope.attach.Request;
import dev.churnscope.attach.RunningJvm;
import dev.churnscope.attach.Watch;
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

    static AttachedJvm of(String pid) throws Problem {
        if (!isPid(pid)) {
            throw new Problem("'" + pid + "' is no process id, which is a number; jps or jcmd lists the JVMs");
        }
        try {
            return new AttachedJvm(RunningJvm.of(Long.parseLong(pid)));
        } catch (CannotAttach e) {
            throw new Problem(e.getMessage(), e);
        }
    }

    /** Returns the answer, which is no refusal. */
    Answer ask(Request.Kind kind, String options) throws Problem {
        try {
            var answer = jvm.ask(kind, options);
            if (answer.outcome() == Answer.Outcome.REFUSED) {
                throw new Problem(answer.text());
            }
            return answer;
        } catch (CannotAttach e) {
            throw new Problem(e.getMessage(), e);
        }
    }

    /** Begins to watch; the agent is attached quietly where it is not yet. */
    Watch watch() throws Problem {
        try {
            return jvm.watch(QUIETLY);
        } catch (CannotAttach e) {
            throw new Problem(e.getMessage(), e);
        }
    }
}
