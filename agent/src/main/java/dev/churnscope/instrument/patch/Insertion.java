// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * A call of the hook to insert into a method of a class.
 *
 * <p>Data rather than code that emits code: the JVM links a lambda in about half a millisecond, and an application's start
 * would wait for thirty of them.
 *
 * @param method name of the method, with its descriptor where the name has several; a name that ends in * stands for all
 *     that begin so, as the bodies of lambdas do, which javac numbers
 * @param required whether a class without the place is another version than the one that this was written for
 */
public record Insertion(
        String method, InsertionPoint point, HookMethod hook, List<Operand> operands, boolean required) {

    /** The object that the method is called on. */
    public static final Operand THIS = new Operand.Local(0);

    /** The first parameter, a reference. */
    public static final Operand FIRST = new Operand.Local(1);

    /** The second parameter, where the first is a reference. */
    public static final Operand SECOND = new Operand.Local(2);

    /** The reference on top of the stack, such as what the method is about to return. */
    public static final Operand TOP = new Operand.Top(1);

    /** The reference on top of the stack, behind the operand that comes next. */
    public static final Operand TOP_AS_SECOND = new Operand.TopAsSecond();

    /** An insertion for a place that every version of the class has. */
    public Insertion(String method, InsertionPoint point, HookMethod hook, Operand... operands) {
        this(method, point, hook, List.of(operands), true);
    }

    /** Returns the same insertion for a place, or a field of the class, that only some versions of the library have. */
    public Insertion optional() {
        return new Insertion(method, point, hook, operands, false);
    }

    /** Whether this is to be inserted into a method: by its name, and by what the method has to pass on. */
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
     * @param locals of the method that it is inserted into
     */
    void emit(MethodVisitor code, Locals locals) {
        for (var operand : operands) {
            operand.push(code, locals);
        }
        hook.call(code);
    }

    /** Returns what to call this insertion where it found no place. */
    public String describe() {
        return method + " " + point.place() + " " + point.name();
    }
}
