// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** What an inserted call passes on. */
sealed interface Operand {

    /** Emits the code that pushes it. */
    void push(MethodVisitor code);

    /**
     * A reference parameter or {@code this}.
     *
     * @param slot 0 for {@code this}
     */
    record Local(int slot) implements Operand {
        @Override
        public void push(MethodVisitor code) {
            code.visitVarInsn(Opcodes.ALOAD, slot);
        }
    }

    /**
     * A field of {@code this}.
     *
     * @param owner internal name of the class that declares it
     */
    record Field(String owner, String name, String descriptor) implements Operand {
        @Override
        public void push(MethodVisitor code) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, owner, name, descriptor);
        }
    }

    /** A constant from 0 to 5. */
    record Constant(int value) implements Operand {
        @Override
        public void push(MethodVisitor code) {
            code.visitInsn(Opcodes.ICONST_0 + value);
        }
    }

    /**
     * What is on top of the stack at the place, which stays there.
     *
     * @param words 1 or 2
     */
    record Top(int words) implements Operand {
        @Override
        public void push(MethodVisitor code) {
            code.visitInsn(words == 1 ? Opcodes.DUP : Opcodes.DUP2);
        }
    }
}
