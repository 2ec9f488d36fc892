// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.attach;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A JVM whose counters are read again and again.
 *
 * <p>The agent is loaded once, by the first command that watches this JVM. Then each reading asks for a property whose value
 * the agent makes at that moment ({@link #PROPERTY}), so that nothing is made for a command that does not ask any more, and
 * none of them has to say goodbye. Where nobody has asked for a minute, it makes none until it is asked twice in a row.
 *
 * <p>For use by one thread.
 */
public final class CounterWatch implements AutoCloseable {

    /** The name of the property. */
    public static final String PROPERTY = "dev.churnscope.sample";

    /** Its value where nobody has asked for a minute. */
    public static final String ASLEEP = "asleep";

    /** The second reading in a row wakes it up; one that comes late is a first one again. */
    private static final int MAX_READINGS = 10;

    private final AttachedMachine machine;
    private final String options;
    private final boolean isNew;

    private CounterWatch(AttachedMachine machine, String options, boolean isNew) {
        this.machine = machine;
        this.options = options;
        this.isNew = isNew;
    }

    static CounterWatch begin(AttachedMachine machine, String options) throws AttachException {
        try {
            boolean isThere = machine.read(PROPERTY) != null;
            return new CounterWatch(machine, options, !isThere && ask(machine, options));
        } catch (IOException e) {
            throw AttachedMachine.lost(machine.process(), e);
        }
    }

    /** Whether the agent was attached for this. */
    public boolean isNew() {
        return isNew;
    }

    /**
     * Returns the counters as they are now, in the form that the agent gave them.
     *
     * @throws ProcessEndedException if the JVM is there no more
     * @throws AttachException if it is, and does not tell
     */
    public String read() throws AttachException, ProcessEndedException {
        try {
            String sample = sample();
            if (sample == null) {
                ask(machine, options);
                sample = sample();
            }
            if (sample == null) {
                throw new AttachException("the agent in the JVM " + machine.process() + " does not tell its counters");
            }
            return sample;
        } catch (AttachException e) {
            checkItRuns(e);
            throw e;
        } catch (IOException e) {
            checkItRuns(e);
            throw new AttachException(
                    "the JVM " + machine.process() + " does not answer any more: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        machine.close();
    }

    private @Nullable String sample() throws IOException {
        String sample = machine.read(PROPERTY);
        for (int i = 1; ASLEEP.equals(sample) && i < MAX_READINGS; i++) {
            sample = machine.read(PROPERTY);
        }
        return ASLEEP.equals(sample) ? null : sample;
    }

    private static boolean ask(AttachedMachine machine, String options) throws AttachException {
        var answer = machine.ask(Request.Kind.WATCH, options);
        if (answer.outcome() == Response.Outcome.REFUSED) {
            throw new AttachException(answer.text());
        }
        return answer.outcome() == Response.Outcome.ATTACHED;
    }

    private void checkItRuns(@Nullable Exception cause) throws ProcessEndedException {
        if (machine.process().hasEnded()) {
            throw new ProcessEndedException(cause);
        }
    }
}
