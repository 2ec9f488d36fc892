// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

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
     * The method's first parameter of a type, wherever it stands in this version of the library; where the method has
     * none, nothing is inserted.
     *
     * @param descriptor of a reference type
     */
    record Parameter(String descriptor) implements Operand {

        /** Returns the local variable that holds it, or -1. */
        int slot(boolean isStatic, String method) {
            int slot = isStatic ? 0 : 1;
            for (var type : Type.getArgumentTypes(method)) {
                if (type.getDescriptor().equals(descriptor)) {
                    return slot;
                }
                slot += type.getSize();
            }
            return -1;
        }

        @Override
        public void push(MethodVisitor code) {
            throw new IllegalStateException("not known where " + descriptor + " is");
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

    /**
     * A field of something that is never null.
     *
     * @param owner internal name of the class that declares it, and that the class itself may ask
     */
    record FieldOf(Operand target, String owner, String name, String descriptor) implements Operand {
        @Override
        public void push(MethodVisitor code) {
            target.push(code);
            code.visitFieldInsn(Opcodes.GETFIELD, owner, name, descriptor);
        }
    }

    /** Nothing. */
    record Null() implements Operand {
        @Override
        public void push(MethodVisitor code) {
            code.visitInsn(Opcodes.ACONST_NULL);
        }
    }

    /** A static field of the class itself, or of one that it may ask. */
    record StaticField(String owner, String name, String descriptor) implements Operand {
        @Override
        public void push(MethodVisitor code) {
            code.visitFieldInsn(Opcodes.GETSTATIC, owner, name, descriptor);
        }
    }

    /** A boolean or int parameter. */
    record IntLocal(int slot) implements Operand {
        @Override
        public void push(MethodVisitor code) {
            code.visitVarInsn(Opcodes.ILOAD, slot);
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
        public void push(MethodVisitor code) {
            target.push(code);
            code.visitMethodInsn(
                    onInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL,
                    owner,
                    name,
                    descriptor,
                    onInterface);
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
        public void push(MethodVisitor code) {
            target.push(code);
            code.visitLdcInsn(text);
            code.visitMethodInsn(
                    onInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL,
                    owner,
                    name,
                    descriptor,
                    onInterface);
        }
    }

    /** A constant of 16 bits. */
    record Constant(int value) implements Operand {
        @Override
        public void push(MethodVisitor code) {
            code.visitIntInsn(Opcodes.SIPUSH, value);
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
