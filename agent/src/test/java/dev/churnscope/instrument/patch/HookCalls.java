// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The calls of hooks in a class file. */
public final class HookCalls extends ClassVisitor {

    private final List<HookMethod> calls = new ArrayList<>();

    private HookCalls() {
        super(Opcodes.ASM9);
    }

    public static List<HookMethod> in(byte[] classFile) {
        var visitor = new HookCalls();
        new ClassReader(classFile).accept(visitor, 0);
        return visitor.calls;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitMethodInsn(
                    int opcode, String owner, String called, String calledDescriptor, boolean isInterface) {
                for (var method : HookMethod.values()) {
                    if (owner.equals(method.owner())
                            && called.equals(method.methodName())
                            && calledDescriptor.equals(method.descriptor())) {
                        calls.add(method);
                    }
                }
            }
        };
    }
}
