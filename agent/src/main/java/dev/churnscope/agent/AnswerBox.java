// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.attach.Answer;
import java.util.concurrent.TimeUnit;
import jdk.internal.vm.VMSupport;

/** Where an answer lies until a command has read it, and for a minute at most: a report may have megabytes. */
final class AnswerBox {

    private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static boolean isFull;
    private static long putAt;

    private AnswerBox() {}

    static synchronized void put(Answer answer) {
        VMSupport.getAgentProperties().setProperty(Answer.PROPERTY, answer.value());
        isFull = true;
        putAt = System.nanoTime();
    }

    /** Forgets an answer that has been there for long. */
    static synchronized void forgetOld() {
        if (isFull && System.nanoTime() - putAt > KEPT_NANOS) {
            VMSupport.getAgentProperties().remove(Answer.PROPERTY);
            isFull = false;
        }
    }
}
