// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import dev.churnscope.model.Report;
import dev.churnscope.report.json.ReportJson;
import dev.churnscope.report.json.UnreadableReportException;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Access to the agent of this JVM from the application's class loader.
 *
 * <p>The agent's classes are in its own class loader: their copies here, though from the same jar, record no connections.
 * Both sides share only the class that the agent has defined into {@code java.base}, and the JSON format of a report.
 */
final class AttachedAgent {

    private static final String HOOK = "java.net.ChurnscopeHook";

    private AttachedAgent() {}

    /**
     * Returns the report so far, or null if no agent is attached.
     *
     * @param withLeaks whether the leaked connections must include all that are unreachable now
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

    /** Makes the garbage collector find unreachable connections. */
    private static void collectGarbage() {
        var garbage = garbage();
        System.gc();
        if (garbage.get() != null) {
            throw new ExtensionConfigurationException(
                    "@ChurnBudget(maxLeaked) cannot be checked: this JVM does not collect garbage when it is asked to;"
                            + " start the tests without -XX:+DisableExplicitGC");
        }
    }

    /** In a separate method, so that no local variable of the caller holds the object. */
    private static WeakReference<Object> garbage() {
        return new WeakReference<>(new Object());
    }
}
