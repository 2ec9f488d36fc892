// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** What an inserted call passes on. */
public sealed interface Operand {

    /** Emits the code that pushes it, in a method that it {@linkplain #fits}. */
    void push(MethodVisitor code, Locals locals);

    /** Whether a method has what this passes on: else the code would not verify, and the class not load. */
    default boolean fits(Locals locals) {
        return true;
    }

    /**
     * A reference parameter or {@code this}.
     *
     * @param slot 0 for {@code this}
     */
    record Local(int slot) implements Operand {
        @Override
        public void push(MethodVisitor code, Locals locals) {
            code.visitVarInsn(Opcodes.ALOAD, slot);
        }

        @Override
        public boolean fits(Locals locals) {
            return locals.isReference(slot);
        }
    }

    /**
     * The method's first parameter of a type, wherever it stands in this version of the library; where the method has
     * none, nothing is inserted.
     *
     * @param descriptor of a reference type
     */
    record Parameter(String descriptor) implements Operand {

        @Override
        public void push(MethodVisitor code, Locals locals) {
            code.visitVarInsn(Opcodes.ALOAD, locals.slotOf(descriptor));
        }

        @Override
        public boolean fits(Locals locals) {
            return locals.slotOf(descriptor) >= 0;
        }
    }

    /**
     * A field of {@code this}.
     *
     * @param owner internal name of the class that declares it
     */
    record Field(String owner, String name, String descriptor) implements Operand {
        @Override
        public void push(MethodVisitor code, Locals locals) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, owner, name, descriptor);
        }

        @Override
        public boolean fits(Locals locals) {
            return !locals.isStatic();
        }
    }

    /**
     * A field of something that is never null.
     *
     * @param owner internal name of the class that declares it, and that the class itself may ask
     */
    record FieldOf(Operand target, String owner, String name, String descriptor) implements Operand {
        @Override
        public void push(MethodVisitor code, Locals locals) {
            target.push(code, locals);
            code.visitFieldInsn(Opcodes.GETFIELD, owner, name, descriptor);
        }

        @Override
        public boolean fits(Locals locals) {
            return target.fits(locals);
        }
    }

    /** Nothing. */
    record Null() implements Operand {
        @Override
        public void push(MethodVisitor code, Locals locals) {
            code.visitInsn(Opcodes.ACONST_NULL);
        }
    }

    /** A static field of the class itself, or of one that it may ask. */
    record StaticField(String owner, String name, String descriptor) implements Operand {
        @Override
        public void push(MethodVisitor code, Locals locals) {
            code.visitFieldInsn(Opcodes.GETSTATIC, owner, name, descriptor);
        }
    }

    /** A boolean or int parameter. */
    record IntLocal(int slot) implements Operand {
        @Override
        public void push(MethodVisitor code, Locals locals) {
            code.visitVarInsn(Opcodes.ILOAD, slot);
        }

        @Override
        public boolean fits(Locals locals) {
            return locals.isInt(slot);
        }
    }

    /**
     * What a method without parameters returns: one that cannot throw, of something that is never null, since the
     * application would see the exception.
     *
     * @param owner internal name of the class or interface that the method is called on
     * @param descriptor of the method
     */
    record Call(Operand target, String owner, String name, String descriptor, boolean onInterface) implements Operand {
        @Override
        public void push(MethodVisitor code, Locals locals) {
            target.push(code, locals);
            code.visitMethodInsn(
                    onInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL,
                    owner,
                    name,
                    descriptor,
                    onInterface);
        }

        @Override
        public boolean fits(Locals locals) {
            return target.fits(locals);
        }
    }

    /**
     * What a method returns that looks a text up: one that cannot throw, of something that is never null.
     *
     * @param owner internal name of the class or interface that the method is called on
     * @param descriptor of the method, whose only parameter is a {@code String}
     */
    record Lookup(Operand target, String owner, String name, String descriptor, String text, boolean onInterface)
            implements Operand {
        @Override
        public void push(MethodVisitor code, Locals locals) {
            target.push(code, locals);
            code.visitLdcInsn(text);
            code.visitMethodInsn(
                    onInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL,
                    owner,
                    name,
                    descriptor,
                    onInterface);
        }

        @Override
        public boolean fits(Locals locals) {
            return target.fits(locals);
        }
    }

    /** A constant of 16 bits. */
    record Constant(int value) implements Operand {
        @Override
        public void push(MethodVisitor code, Locals locals) {
            code.visitIntInsn(Opcodes.SIPUSH, value);
        }
    }

    /** What is on top of the stack at the place, where it comes second, after a reference. */
    record TopAsSecond() implements Operand {
        @Override
        public void push(MethodVisitor code, Locals locals) {
            code.visitInsn(Opcodes.SWAP);
            code.visitInsn(Opcodes.DUP_X1);
        }
    }

    /**
     * What is on top of the stack at the place, which stays there; the first that is passed on.
     *
     * @param words 1 or 2
     */
    record Top(int words) implements Operand {
        @Override
        public void push(MethodVisitor code, Locals locals) {
            code.visitInsn(words == 1 ? Opcodes.DUP : Opcodes.DUP2);
        }
    }
}
