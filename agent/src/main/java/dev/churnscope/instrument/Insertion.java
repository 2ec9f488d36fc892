// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * A call of the hook to insert into one method of a class, or into all of them.
 *
 * <p>Data rather than code that emits code: the JVM links a lambda in about half a millisecond, and an application's start
 * would wait for thirty of them.
 *
 * @param method name of the method, with its descriptor where the name has several; {@link #ANY} for all
 */
record Insertion(String method, Point point, HookMethod hook, List<Operand> operands) {

    /** Stands for every method of the class, lambda bodies included. */
    static final String ANY = "*";

    static final Operand THIS = new Operand.Local(0);

    /** The first parameter, a reference. */
    static final Operand FIRST = new Operand.Local(1);

    /** The second parameter, where the first is a reference. */
    static final Operand SECOND = new Operand.Local(2);

    static final Operand TOP = new Operand.Top(1);

    Insertion(String method, Point point, HookMethod hook, Operand... operands) {
        this(method, point, hook, List.of(operands));
    }

    boolean isFor(String name, String descriptor) {
        return method.equals(ANY) || method.equals(name) || method.equals(name + descriptor);
    }

    void emit(MethodVisitor code) {
        for (var operand : operands) {
            operand.push(code);
        }
        hook.call(code);
    }

    /** Returns what to call this insertion where it found no place. */
    String describe() {
        return method + " " + point.place() + " " + point.name();
    }
}
