// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import jdk.internal.access.SharedSecrets;
import jdk.internal.reflect.ConstantPool;

/**
 * Tells of the class of a task whether a line of the application will be on the stack when it runs.
 *
 * <p>The body of a lambda is a method of the class around it, and so is on the stack. A reference to a method of a library,
 * {@code executor.submit(call::execute)}, is not: the class that the JVM makes of it is hidden, and so are its frames. What
 * it calls stands in its constant pool. What a known library makes a task of has its own way of saying who asked; and its
 * chores, such as closing what is idle, nobody asked for.
 */
final class TaskClasses {

    /** In the name of a class that the JVM makes of a lambda or of a method reference; before it, who wrote that. */
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
        String author = lambda < 0 ? className : className.substring(0, lambda);
        if (CallSiteRule.isJdk(module, author) || KnownLibraries.isLibrary(author)) {
            return true;
        }
        return lambda < 0 ? rule.isApplication(module, author) : callsApplication(task);
    }

    /** Whether what a lambda or a method reference calls is the application's. */
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
