// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import dev.churnscope.model.CallSite;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the call site that caused an event in a stack: the first application frame from the top; if there is none, the
 * first frame of a library, or else the first frame.
 *
 * @param include prefixes of the application's packages; empty for all packages of neither the JDK nor a known library
 * @param exclude prefixes of packages that are never the application's
 */
public record CallSiteRule(List<String> include, List<String> exclude) {

    /** The call site of a stack, and its index in the stack. */
    record Match(
            CallSite callSite,
            boolean application,
            @Nullable String clientLabel,
            int index) {}

    /**
     * Applies the rule.
     *
     * @param stack top first; not empty
     * @param from the index of the first frame that is not the agent's
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

    /**
     * Returns the index of the outermost frame that calls a JDBC driver to connect, or -1; the frames above it are the
     * driver's.
     */
    private static int lastDriverCaller(StackTraceElement[] stack, int from) {
        for (int i = stack.length - 1; i >= from; i--) {
            if (DriverCallers.contains(stack[i])) {
                return i;
            }
        }
        return -1;
    }

    private boolean isApplication(StackTraceElement frame) {
        return isApplication(frame.getModuleName(), frame.getClassName());
    }

    /**
     * Whether a class belongs to the application.
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

    /**
     * Returns the method around a lambda's body, else the method itself: compilers renumber lambdas with every edit, so
     * their names are not stable.
     */
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

    /** The names of lambda bodies by javac, kotlinc and scalac; the group is the enclosing method. */
    private static final class LambdaNames {
        static final List<Pattern> PATTERNS = List.of(
                Pattern.compile("lambda\\$(.+?)(?:\\$[0-9a-f]{1,8})?\\$\\d+"),
                Pattern.compile("(.+?)(?:\\$lambda(?:[$-]\\d+)+)+"),
                Pattern.compile("\\$anonfun\\$(.+)\\$\\d+"));
    }
}
