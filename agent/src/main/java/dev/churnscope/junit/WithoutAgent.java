// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** How a test or class with a budget is handled if no agent is attached. */
enum WithoutAgent {
    /** It fails: a budget that is not checked must not appear to be met. */
    FAIL {
        @Override
        void apply(ExtensionContext context) {
            throw new ExtensionConfigurationException(NOT_ATTACHED
                    + " Start the JVM of the tests with -javaagent:churnscope-agent.jar: in Maven by <argLine> of the Surefire"
                    + " plugin, in Gradle by jvmArgs of the test task. To skip such tests where there is no agent, or to run"
                    + " them unchecked, set JUnit's configuration parameter " + ChurnBudget.UNATTACHED
                    + " to skip or run.");
        }
    },

    /** It is skipped. */
    SKIP {
        @Override
        void apply(ExtensionContext context) {
            Assumptions.assumeTrue(false, NOT_ATTACHED);
        }
    },

    /** It runs unchecked. */
    RUN {
        @Override
        void apply(ExtensionContext context) {
            context.publishReportEntry("churnscope", NOT_ATTACHED);
        }
    };

    private static final String NOT_ATTACHED =
            "@ChurnBudget is not checked: the Churnscope agent is not attached to this JVM, or switched off.";

    abstract void apply(ExtensionContext context);

    /** Returns the handling that is configured for this test run. */
    static WithoutAgent of(ExtensionContext context) {
        return context.getConfigurationParameter(ChurnBudget.UNATTACHED)
                .map(WithoutAgent::named)
                .orElse(FAIL);
    }

    private static WithoutAgent named(String value) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(value.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ExtensionConfigurationException("JUnit's configuration parameter "
                        + ChurnBudget.UNATTACHED + " is \"" + value + "\"; it can be "
                        + Arrays.stream(values()).map(WithoutAgent::label).collect(Collectors.joining(", "))));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
