// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.attach;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the counters of a JVM repeatedly.
 *
 * <p>The agent is loaded once, by the first command that watches the JVM. Each read then gets a property whose value the
 * agent computes at that moment ({@link #PROPERTY}), so that a command that has ended costs nothing and need not sign off.
 * After a minute without a read the property falls asleep, until it is read twice in a row.
 *
 * <p>Not thread-safe.
 */
public final class CounterWatch implements AutoCloseable {

    /** The name of the property. */
    public static final String PROPERTY = "dev.churnscope.sample";

    /** Its value while asleep, after a minute without a read. */
    public static final String ASLEEP = "asleep";

    /** Maximum number of reads to wake it up: two are enough, unless the second one comes too late. */
    private static final int MAX_READINGS = 10;

    private final AttachedVm vm;
    private final String options;
    private final boolean isNew;

    private CounterWatch(AttachedVm vm, String options, boolean isNew) {
        this.vm = vm;
        this.options = options;
        this.isNew = isNew;
    }

    static CounterWatch begin(AttachedVm vm, String options) throws AttachException {
        try {
            boolean isThere = vm.read(PROPERTY) != null;
            return new CounterWatch(vm, options, !isThere && requestWatch(vm, options));
        } catch (IOException e) {
            throw AttachedVm.attachFailed(vm.process(), e);
        }
    }

    /** Whether the agent was attached by this watch. */
    public boolean isNew() {
        return isNew;
    }

    /**
     * Returns the current counters, in the agent's JSON format.
     *
     * @throws ProcessEndedException if the JVM has ended
     * @throws AttachException if it runs, but does not return its counters
     */
    public String read() throws AttachException, ProcessEndedException {
        try {
            String sample = sample();
            if (sample == null) {
                requestWatch(vm, options);
                sample = sample();
            }
            if (sample == null) {
                throw new AttachException("the agent in the JVM " + vm.process() + " does not report its counters");
            }
            return sample;
        } catch (AttachException e) {
            checkIsRunning(e);
            throw e;
        } catch (IOException e) {
            checkIsRunning(e);
            throw new AttachException("the JVM " + vm.process() + " no longer answers: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        vm.close();
    }

    private @Nullable String sample() throws IOException {
        String sample = vm.read(PROPERTY);
        for (int i = 1; ASLEEP.equals(sample) && i < MAX_READINGS; i++) {
            sample = vm.read(PROPERTY);
        }
        return ASLEEP.equals(sample) ? null : sample;
    }

    private static boolean requestWatch(AttachedVm vm, String options) throws AttachException {
        var response = vm.send(Request.Kind.WATCH, options);
        if (response.outcome() == Response.Outcome.REFUSED) {
            throw new AttachException(response.text());
        }
        return response.outcome() == Response.Outcome.ATTACHED;
    }

    private void checkIsRunning(@Nullable Exception cause) throws ProcessEndedException {
        if (vm.process().hasEnded()) {
            throw new ProcessEndedException(cause);
        }
    }
}
