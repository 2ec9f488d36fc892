// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallersTest {

    /** Knows one method that works for others. */
    private static final CloseSigns SIGNS = new CloseSigns() {
        @Override
        public @Nullable CloseSign of(String className, String methodName) {
            return null;
        }

        @Override
        public boolean isWork(String className, String methodName) {
            return className.equals("okhttp3.AsyncCall") && methodName.equals("run");
        }
    };

    private final Callers callers = new Callers(new CallSiteRule(List.of(), List.of()), 64, SIGNS);

    @Test
    void anExecutorOfTheApplicationIsAtWork() {
        var caller = find("okhttp3.AsyncCall", "com.shop.TracingExecutor", "java.lang.Thread");

        assertThat(caller.isApplication()).isTrue();
        assertThat(caller.isAtWork()).isTrue();
        assertThat(caller.callSite().className()).isEqualTo("com.shop.TracingExecutor");
    }

    @Test
    void aLineAboveTheWorkIsNot() {
        assertThat(find("com.shop.Interceptor", "okhttp3.AsyncCall", "com.shop.TracingExecutor")
                        .isAtWork())
                .isFalse();
        assertThat(find("okhttp3.RealCall", "com.shop.TracingExecutor").isAtWork())
                .isFalse();
    }

    private Caller find(String... classNames) {
        var stack = new StackTraceElement[classNames.length];
        for (int i = 0; i < stack.length; i++) {
            stack[i] = new StackTraceElement(classNames[i], "run", "File.java", 1);
        }
        return callers.find(stack).caller();
    }
}
