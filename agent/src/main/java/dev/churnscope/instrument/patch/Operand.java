// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** An argument of an inserted call. */
public sealed interface Operand {

    /** Emits the code that pushes it, into a method that it {@linkplain #fits}. */
    void push(MethodVisitor code, Locals locals);

    /** Whether a method has this operand: if not, the code would not verify, and the class would not load. */
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
     * The method's first parameter of a type, at whatever position in this version of the library; if the method has
     * none, nothing is inserted.
     *
     * @param descriptor descriptor of a reference type
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
     * A field of an operand that is never null.
     *
     * @param owner internal name of the class that declares it; accessible from the instrumented class
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

    /** The null reference. */
    record Null() implements Operand {
        @Override
        public void push(MethodVisitor code, Locals locals) {
            code.visitInsn(Opcodes.ACONST_NULL);
        }
    }

    /** A static field that is accessible from the instrumented class. */
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
     * The result of a method without parameters. The method must not throw, and its target must not be null, since the
     * application would get the exception.
     *
     * @param owner internal name of the class or interface that the method is called on
     * @param descriptor descriptor of the method
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
     * The result of a method whose argument is a constant string. The method must not throw, and its target must not be
     * null.
     *
     * @param owner internal name of the class or interface that the method is called on
     * @param descriptor descriptor of the method, whose only parameter is a {@code String}
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

    /** A constant. */
    record Constant(int value) implements Operand {
        @Override
        public void push(MethodVisitor code, Locals locals) {
            if (value == (short) value) {
                code.visitIntInsn(Opcodes.SIPUSH, value);
            } else {
                code.visitLdcInsn(value);
            }
        }
    }

    /** The reference on top of the operand stack, passed as the second argument, after a reference. */
    record TopAsSecond() implements Operand {
        @Override
        public void push(MethodVisitor code, Locals locals) {
            code.visitInsn(Opcodes.SWAP);
            code.visitInsn(Opcodes.DUP_X1);
        }
    }

    /**
     * The value on top of the operand stack, which stays there; passed as the first argument.
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
