// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import java.util.function.Consumer;
import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * Code to insert into one method of a class, or into all of them.
 *
 * @param method name of the method, with its descriptor where the name has several; {@link #ANY} for all
 * @param code leaves the stack as it finds it, and jumps nowhere
 */
record Insertion(String method, Point point, Consumer<MethodVisitor> code) {

    /** Stands for every method of the class, lambda bodies included. */
    static final String ANY = "*";

    boolean isFor(String name, String descriptor) {
        return method.equals(ANY) || method.equals(name) || method.equals(name + descriptor);
    }

    /** Returns what to call this insertion where it found no place. */
    String describe() {
        return method + " " + point;
    }
}
