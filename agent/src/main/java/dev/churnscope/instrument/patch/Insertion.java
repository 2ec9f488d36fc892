// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * A call of a hook to insert into a method of a class.
 *
 * <p>Data rather than code that emits code: the JVM takes about half a millisecond to link a lambda, and an application's
 * start would wait for thirty of them.
 *
 * @param method name of the method, with its descriptor if it is overloaded; a name that ends in * matches all that begin
 *     with the rest, such as the numbered bodies of lambdas
 * @param required whether a class without the insertion point is of an unsupported version
 */
public record Insertion(
        String method, InsertionPoint point, HookMethod hook, List<Operand> operands, boolean required) {

    /** The object that the method is called on. */
    public static final Operand THIS = new Operand.Local(0);

    /** The first parameter, a reference. */
    public static final Operand FIRST = new Operand.Local(1);

    /** The second parameter, if the first is a reference. */
    public static final Operand SECOND = new Operand.Local(2);

    /** The reference on top of the operand stack, such as the value that the method is about to return. */
    public static final Operand TOP = new Operand.Top(1);

    /**
     * The reference on top of the operand stack, passed as the second argument, after a first one that is pushed before
     * it.
     */
    public static final Operand TOP_AS_SECOND = new Operand.TopAsSecond();

    /** An insertion that every supported version of the class has a place for. */
    public Insertion(String method, InsertionPoint point, HookMethod hook, Operand... operands) {
        this(method, point, hook, List.of(operands), true);
    }

    /**
     * Returns this insertion as an optional one: its insertion point, or a field of the class, exists only in some
     * versions of the library.
     */
    public Insertion optional() {
        return new Insertion(method, point, hook, operands, false);
    }

    /** Whether this insertion applies to a method: its name matches, and it has the operands to pass. */
    boolean isFor(String name, String descriptor, Locals locals) {
        boolean isNamed = method.endsWith("*")
                ? name.startsWith(method.substring(0, method.length() - 1))
                : method.equals(name) || method.equals(name + descriptor);
        if (!isNamed) {
            return false;
        }
        for (var operand : operands) {
            if (!operand.fits(locals)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Emits the call.
     *
     * @param locals the local variables of the method that it is inserted into
     */
    void emit(MethodVisitor code, Locals locals) {
        for (var operand : operands) {
            operand.push(code, locals);
        }
        hook.call(code);
    }

    /** Returns a description of this insertion, for messages. */
    public String describe() {
        return method + " " + point.place() + " " + point.name();
    }
}
