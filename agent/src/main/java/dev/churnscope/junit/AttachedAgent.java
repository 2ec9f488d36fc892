// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import dev.churnscope.model.Report;
import dev.churnscope.report.ReportJson;
import dev.churnscope.report.UnreadableReportException;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The agent of this JVM, as the application's class loader sees it.
 *
 * <p>The agent's classes are loaded by a class loader of its own: their copies here, though out of the same jar, know of
 * no connection. What both sides share is the class that the agent has defined into {@code java.base}, and the JSON form
 * of a report.
 */
final class AttachedAgent {

    private static final String HOOK = "java.net.ChurnscopeHook";

    private AttachedAgent() {}

    /**
     * Returns what was counted so far, or null where no agent is attached.
     *
     * @param withLeaks whether the connections that nobody can close any more must be among the leaked ones
     */
    static @Nullable Report report(boolean withLeaks) {
        var hook = hook();
        if (hook != null && withLeaks) {
            collectGarbage();
        }
        String json = hook == null ? null : json(hook);
        try {
            return json == null ? null : ReportJson.read(json);
        } catch (UnreadableReportException e) {
            throw otherVersion(e);
        }
    }

    private static @Nullable Class<?> hook() {
        try {
            return Class.forName(HOOK, false, null);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static @Nullable String json(Class<?> hook) {
        try {
            return (String) hook.getMethod("report").invoke(null);
        } catch (InvocationTargetException e) {
            throw new ExtensionConfigurationException(
                    "@ChurnBudget cannot be checked: the Churnscope agent failed to report", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw otherVersion(e);
        }
    }

    private static ExtensionConfigurationException otherVersion(Exception cause) {
        return new ExtensionConfigurationException(
                "@ChurnBudget cannot be checked: the Churnscope agent that is attached to this JVM is of another version than"
                        + " the jar on the class path of the tests; use the same file for both",
                cause);
    }

    /** Has the garbage collector find what is within reach of nobody. */
    private static void collectGarbage() {
        var garbage = garbage();
        System.gc();
        if (garbage.get() != null) {
            throw new ExtensionConfigurationException(
                    "@ChurnBudget(maxLeaked) cannot be checked: this JVM does not collect garbage when it is asked to;"
                            + " start the tests without -XX:+DisableExplicitGC");
        }
    }

    /** In a method of its own, so that no variable of a caller holds it. */
    private static WeakReference<Object> garbage() {
        return new WeakReference<>(new Object());
    }
}
