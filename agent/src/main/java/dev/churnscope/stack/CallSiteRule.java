// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import dev.churnscope.model.CallSite;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the line that caused an event in the stack that asked for it: the first frame, from the top, that is code of the
 * application; where there is none, the first of a library, and failing that the first.
 *
 * @param include prefixes of the application's packages; empty for all that is neither JDK nor a known library
 * @param exclude prefixes that are never the application's
 */
public record CallSiteRule(List<String> include, List<String> exclude) {

    /** The line that a stack leads back to, and where in the stack it stands. */
    record Match(
            CallSite callSite,
            boolean application,
            @Nullable String clientLabel,
            int index) {}

    /**
     * Applies the rule.
     *
     * @param stack top first; not empty
     * @param from index of the first frame that is not the agent's
     */
    Match find(StackTraceElement[] stack, int from) {
        String label = null;
        int firstLibrary = -1;
        int driverCaller = lastDriverCaller(stack, from);
        boolean withinClient = false;
        for (int i = from; i < stack.length; i++) {
            var frame = stack[i];
            withinClient = Interceptors.isWithinClient(frame, withinClient);
            if (i > driverCaller && !withinClient && isApplication(frame)) {
                return new Match(callSite(frame), true, label, i);
            }
            label = KnownLibraries.clientOf(label, KnownLibraries.labelOf(frame.getClassName()));
            if (firstLibrary < 0 && !isJdk(frame)) {
                firstLibrary = i;
            }
        }
        int index = firstLibrary >= 0 ? firstLibrary : Math.min(from, stack.length - 1);
        return new Match(callSite(stack[index]), false, label, index);
    }

    /** Returns the index of the outermost frame that asks a JDBC driver to connect, or -1: above it are frames of the driver. */
    private static int lastDriverCaller(StackTraceElement[] stack, int from) {
        for (int i = stack.length - 1; i >= from; i--) {
            if (DriverCallers.isOne(stack[i])) {
                return i;
            }
        }
        return -1;
    }

    private boolean isApplication(StackTraceElement frame) {
        return isApplication(frame.getModuleName(), frame.getClassName());
    }

    /**
     * Whether a class is code of the application.
     *
     * @param module the name of its module, or null
     */
    boolean isApplication(@Nullable String module, String className) {
        if (startsWithAny(className, exclude) || GeneratedClasses.isGenerated(className)) {
            return false;
        }
        return include.isEmpty()
                ? !isJdk(module, className) && !KnownLibraries.isLibrary(className)
                : startsWithAny(className, include);
    }

    private static boolean isJdk(StackTraceElement frame) {
        return isJdk(frame.getModuleName(), frame.getClassName());
    }

    static boolean isJdk(@Nullable String module, String className) {
        if (module != null) {
            return module.startsWith("java.") || module.startsWith("jdk.");
        }
        return className.startsWith("java.") || className.startsWith("jdk.") || className.startsWith("sun.");
    }

    private static boolean startsWithAny(String className, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (className.startsWith(prefix)
                    && (prefix.endsWith(".")
                            || className.length() == prefix.length()
                            || ".$".indexOf(className.charAt(prefix.length())) >= 0)) {
                return true;
            }
        }
        return false;
    }

    private static CallSite callSite(StackTraceElement frame) {
        return new CallSite(
                frame.getClassName(),
                enclosingMethod(frame.getMethodName()),
                frame.getFileName(),
                frame.getLineNumber() < 0 ? null : frame.getLineNumber());
    }

    /** Compilers number lambdas anew with every edit, so a lambda's name would not be stable. */
    static String enclosingMethod(String method) {
        if (method.indexOf('$') < 0) {
            return method;
        }
        for (var pattern : LambdaNames.PATTERNS) {
            var matcher = pattern.matcher(method);
            if (matcher.matches()) {
                return switch (matcher.group(1)) {
                    case "new", "_init_" -> "<init>";
                    case "static" -> "<clinit>";
                    default -> matcher.group(1);
                };
            }
        }
        return method;
    }

    /** Names of lambda bodies as javac, kotlinc and scalac write them; the group is the method around it. */
    private static final class LambdaNames {
        static final List<Pattern> PATTERNS = List.of(
                Pattern.compile("lambda\\$(.+?)(?:\\$[0-9a-f]{1,8})?\\$\\d+"),
                Pattern.compile("(.+?)(?:\\$lambda(?:[$-]\\d+)+)+"),
                Pattern.compile("\\$anonfun\\$(.+)\\$\\d+"));
    }
}
