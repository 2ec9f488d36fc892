// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import jdk.internal.access.SharedSecrets;
import jdk.internal.reflect.ConstantPool;

/**
 * Determines by the class of a task whether its requester need not be captured ({@link CallStacks#showsCaller}).
 *
 * <p>The body of a lambda is a method of its enclosing class, and so is on the stack when the task runs. A reference to a
 * method of a library, {@code executor.submit(call::execute)}, is not: the class that the JVM generates for it is hidden,
 * and so are its frames. What it calls is in its constant pool. A known library's tasks propagate their requester by
 * hooks of their own, or have none, such as the closing of idle connections.
 */
final class TaskClasses {

    /**
     * Part of the name of a class that the JVM generates for a lambda or a method reference; the class that contains it
     * comes before.
     */
    private static final String LAMBDA = "$$Lambda";

    private final CallSiteRule rule;

    private final ClassValue<Boolean> known = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> task) {
            return find(task);
        }
    };

    TaskClasses(CallSiteRule rule) {
        this.rule = rule;
    }

    boolean showCaller(Class<?> task) {
        return known.get(task);
    }

    private boolean find(Class<?> task) {
        String className = task.getName();
        String module = task.getModule().getName();
        int lambda = className.indexOf(LAMBDA);
        String writtenIn = lambda < 0 ? className : className.substring(0, lambda);
        if (CallSiteRule.isJdk(module, writtenIn) || KnownLibraries.isLibrary(writtenIn)) {
            return true;
        }
        return lambda < 0 ? rule.isApplication(module, writtenIn) : callsApplication(task);
    }

    /** Whether a lambda or a method reference calls a method of the application. */
    private boolean callsApplication(Class<?> lambda) {
        var constants = SharedSecrets.getJavaLangAccess().getConstantPool(lambda);
        for (int index = 1; index < constants.getSize(); index++) {
            var tag = constants.getTagAt(index);
            if (tag == ConstantPool.Tag.METHODREF || tag == ConstantPool.Tag.INTERFACEMETHODREF) {
                String owner = constants.getMemberRefInfoAt(index)[0].replace('/', '.');
                if (!owner.contains(LAMBDA) && rule.isApplication(null, owner)) {
                    return true;
                }
            }
        }
        return false;
    }
}
