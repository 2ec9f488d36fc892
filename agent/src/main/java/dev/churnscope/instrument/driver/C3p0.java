// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.driver;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.THIS;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.model.CloseCause;
import java.util.List;

/**
 * c3p0, which opens and closes its connections on helper threads of its own. A task is its own carrier; one that a helper
 * thread posts has the requester of the work that it was posted by.
 */
public final class C3p0 implements Instrumentation {

    private static final String RUNNER = "com/mchange/v2/async/ThreadPoolAsynchronousRunner";
    private static final String POOL = "com/mchange/v2/resourcepool/BasicResourcePool";
    private static final String ACQUIRE = POOL + "$ScatteredAcquireTask";
    private static final String CHECK_IN = POOL + "$1RefurbishCheckinResourceTask";
    private static final String DESTROY = POOL + "$1DestroyResourceTask";

    /** A thread that closes the connections of a pool. */
    private static final String CLOSE = POOL + "$5";

    @Override
    public List<String> classNames() {
        return List.of(RUNNER, ACQUIRE, CHECK_IN, DESTROY, CLOSE);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case RUNNER -> List.of(new Insertion("postRunnable", InsertionPoint.atEntry(), HookMethod.INHERIT, FIRST));
            case ACQUIRE, CHECK_IN, DESTROY ->
                List.of(new Insertion("run", InsertionPoint.around(), HookMethod.BEGIN, THIS));
            case CLOSE ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                        new Insertion("run", InsertionPoint.around(), HookMethod.BEGIN, THIS));
            default -> throw new IllegalArgumentException(className);
        };
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(new ClosingMethod(CLOSE, "run", CloseCause.APPLICATION));
    }
}
