// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperandTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1, Short.MAX_VALUE, Short.MAX_VALUE + 1, Short.MIN_VALUE, 1 << 30, Integer.MIN_VALUE})
    void aConstantIsPushedWhole(int value) throws Throwable {
        var type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String name = getClass().getPackageName().replace('.', '/') + "/Pushes";
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        var code = type.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "pushed", "()I", null, null);
        code.visitCode();
        new Operand.Constant(value).push(code, Locals.of(true, "()I"));
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        type.visitEnd();

        var defined = MethodHandles.lookup().defineHiddenClass(type.toByteArray(), true);
        var pushed = defined.findStatic(defined.lookupClass(), "pushed", MethodType.methodType(int.class));
        assertThat((int) pushed.invokeExact()).isEqualTo(value);
    }
}
