// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench.hooks;

import java.util.concurrent.atomic.LongAdder;
import net.bytebuddy.asm.Advice;

/** The code around a call that is timed: copied into the class that passes it on, and never run here. */
final class Clock {

    private Clock() {}

    @Advice.OnMethodEnter
    static long begin() {
        return System.nanoTime();
    }

    @Advice.OnMethodExit
    static void end(
            @Advice.Enter long start,
            @Advice.FieldValue("calls") LongAdder calls,
            @Advice.FieldValue("nanos") LongAdder nanos) {
        nanos.add(System.nanoTime() - start);
        calls.increment();
    }
}
