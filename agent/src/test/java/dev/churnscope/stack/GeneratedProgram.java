// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;

/** A class with one method that calls the hook, in a class loader of its own. */
final class GeneratedProgram extends ClassLoader {

    private final Class<?> program;

    GeneratedProgram(String className, int line) {
        super(ChurnscopeHook.class.getClassLoader());
        byte[] bytes = classFile(className.replace('.', '/'), line);
        program = defineClass(className, bytes, 0, bytes.length);
    }

    Class<?> program() {
        return program;
    }

    void run() throws ReflectiveOperationException {
        program.getMethod("run", FileDescriptor.class).invoke(null, new FileDescriptor());
    }

    private static byte[] classFile(String name, int line) {
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        writer.visitSource("Program.java", null);
        var code = writer.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "(Ljava/io/FileDescriptor;)V", null, null);
        code.visitCode();
        var start = new Label();
        code.visitLabel(start);
        code.visitLineNumber(line, start);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC, "java/net/ChurnscopeHook", "closing", "(Ljava/io/FileDescriptor;)V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
