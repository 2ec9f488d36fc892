// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.attach;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A JVM whose counters are read again and again.
 *
 * <p>The agent is loaded once. Then each reading asks for a property whose value the agent makes at that moment ({@link
 * #PROPERTY}), so that nothing is made for a command that does not ask any more, and none of them has to say goodbye. Where
 * nobody has asked for a minute, the agent takes the property away; whoever asks then begins anew.
 *
 * <p>For use by one thread.
 */
public final class Watch implements AutoCloseable {

    /** The name of the property. */
    public static final String PROPERTY = "dev.churnscope.sample";

    private final AttachedMachine machine;
    private final String options;
    private final boolean isNew;

    private Watch(AttachedMachine machine, String options, boolean isNew) {
        this.machine = machine;
        this.options = options;
        this.isNew = isNew;
    }

    static Watch begin(AttachedMachine machine, String options) throws CannotAttach {
        return new Watch(machine, options, ask(machine, options));
    }

    /** Whether the agent was attached for this. */
    public boolean isNew() {
        return isNew;
    }

    /**
     * Returns the counters as they are now, in the form that the agent gave them.
     *
     * @throws ProcessEnded if the JVM is there no more
     * @throws CannotAttach if it is, and does not tell
     */
    public String read() throws CannotAttach, ProcessEnded {
        try {
            String sample = machine.read(PROPERTY);
            if (sample == null) {
                ask(machine, options);
                sample = machine.read(PROPERTY);
            }
            if (sample == null) {
                throw new CannotAttach("the agent in the JVM " + machine.process() + " does not tell its counters");
            }
            return sample;
        } catch (CannotAttach e) {
            checkItRuns(e);
            throw e;
        } catch (IOException e) {
            checkItRuns(e);
            throw new CannotAttach("the JVM " + machine.process() + " does not answer any more: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        machine.close();
    }

    private static boolean ask(AttachedMachine machine, String options) throws CannotAttach {
        var answer = machine.ask(Request.Kind.WATCH, options);
        if (answer.outcome() == Answer.Outcome.REFUSED) {
            throw new CannotAttach(answer.text());
        }
        return answer.outcome() == Answer.Outcome.ATTACHED;
    }

    private void checkItRuns(@Nullable Exception cause) throws ProcessEnded {
        if (machine.process().hasEnded()) {
            throw new ProcessEnded(cause);
        }
    }
}
