// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class ClassPatchTest {

    private static final String TYPE = "sun/nio/ch/SocketChannelImpl";

    private static final Operand FD = new Operand.Field(TYPE, "fd", "Ljava/io/FileDescriptor;");

    @Test
    void withoutInsertionsTheMethodsStayAsTheyAre() {
        byte[] original = JdkClassFiles.read(TYPE);

        assertThat(HookCalls.in(ClassPatch.apply(TYPE, List.of(), original, null)))
                .isEmpty();
    }

    @Test
    void aMissingPlaceIsNamed() {
        var present = new Insertion("endConnect", InsertionPoint.afterWrite("state"), HookMethod.CONNECTED, FD);
        var missing = new Insertion("endConnect", InsertionPoint.afterWrite("noSuchField"), HookMethod.CONNECTED, FD);

        assertRefused(List.of(present, missing), "endConnect AFTER_WRITE noSuchField");
    }

    @Test
    void aMissingMethodIsNamed() {
        assertRefused(
                List.of(new Insertion("noSuchMethod", InsertionPoint.beforeReturn(), HookMethod.CLOSING, FD)),
                "noSuchMethod BEFORE_RETURN");
    }

    @Test
    void aMethodOfAnotherDescriptorIsMissing() {
        assertRefused(
                List.of(new Insertion("connect()V", InsertionPoint.beforeReturn(), HookMethod.CLOSING, FD)),
                "connect()V");
    }

    @Test
    void twoEqualInsertionsNeedAPlaceEach() {
        var one = new Insertion("noSuchMethod", InsertionPoint.beforeReturn(), HookMethod.CLOSING, FD);
        var two = new Insertion("endConnect", InsertionPoint.afterWrite("state"), HookMethod.CONNECTED, FD);
        var equal = new Insertion("endConnect", InsertionPoint.afterWrite("state"), HookMethod.CONNECTED, FD);

        assertThat(HookCalls.in(ClassPatch.apply(TYPE, List.of(two, equal), JdkClassFiles.read(TYPE), null)))
                .hasSizeGreaterThanOrEqualTo(2);
        assertRefused(List.of(two, one), "noSuchMethod");
    }

    @Test
    void anAsteriskStandsForAnyEndOfTheName() {
        var all = new Insertion("endConn*", InsertionPoint.afterWrite("state"), HookMethod.CONNECTED, FD);

        assertThat(HookCalls.in(ClassPatch.apply(TYPE, List.of(all), JdkClassFiles.read(TYPE), null)))
                .containsOnly(HookMethod.CONNECTED);
    }

    @Test
    void anOptionalInsertionWithoutItsFieldIsLeftOut() {
        var present = new Insertion("endConnect", InsertionPoint.afterWrite("state"), HookMethod.CONNECTED, FD);
        var optional = new Insertion(
                        "endConnect",
                        InsertionPoint.beforeReturn(),
                        HookMethod.ASSOCIATE,
                        Insertion.THIS,
                        new Operand.Field(TYPE, "fd", "Ljava/lang/String;"))
                .optional();

        assertThat(HookCalls.in(ClassPatch.apply(TYPE, List.of(present, optional), JdkClassFiles.read(TYPE), null)))
                .containsOnly(HookMethod.CONNECTED);
    }

    @Test
    void aMissingFieldIsRefused() {
        var usesMissingField = new Insertion(
                "endConnect",
                InsertionPoint.afterWrite("state"),
                HookMethod.CLOSING_KNOWING_RESET,
                FD,
                new Operand.Field(TYPE, "noSuchField", "Z"));

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ClassPatch.apply(TYPE, List.of(usesMissingField), JdkClassFiles.read(TYPE), null))
                .withMessageContaining("noSuchField");
    }

    @Test
    void aHandlerThatStoresItsExceptionIsAPlace() throws Exception {
        byte[] classFile = classWithHandler(code -> {
            code.visitVarInsn(Opcodes.ASTORE, 1);
            code.visitInsn(Opcodes.RETURN);
        });

        byte[] patched = ClassPatch.apply("sun/Program", List.of(atHandler()), classFile, null);

        assertThat(HookCalls.in(patched)).containsExactly(HookMethod.CONNECT_FAILED);
        JdkClassFiles.verify("sun/Program", patched);
    }

    @Test
    void aHandlerThatDropsItsExceptionIsNoPlace() {
        byte[] classFile = classWithHandler(code -> {
            code.visitInsn(Opcodes.POP);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(Opcodes.ASTORE, 1);
            code.visitInsn(Opcodes.RETURN);
        });

        assertNoHandler(classFile);
    }

    @Test
    void aLaterStoreIsNotConfusedWithThatOfADroppedException() {
        byte[] classFile = classWithHandler(code -> {
            code.visitInsn(Opcodes.POP);
            code.visitInsn(Opcodes.ACONST_NULL);
            code.visitVarInsn(Opcodes.ASTORE, 1);
            code.visitInsn(Opcodes.RETURN);
        });

        assertNoHandler(classFile);
    }

    private static void assertNoHandler(byte[] classFile) {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ClassPatch.apply("sun/Program", List.of(atHandler()), classFile, null));
    }

    private static Insertion atHandler() {
        return new Insertion(
                "run",
                InsertionPoint.atHandler("java/io/IOException"),
                HookMethod.CONNECT_FAILED,
                Insertion.TOP,
                new Operand.Local(0));
    }

    /** A class with {@code static void run(FileDescriptor fd) { try { fd.sync(); } catch (IOException) { handler } }}. */
    private static byte[] classWithHandler(Consumer<MethodVisitor> handler) {
        var writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "sun/Program", null, "java/lang/Object", null);
        var code = writer.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "(Ljava/io/FileDescriptor;)V", null, null);
        code.visitCode();
        var start = new Label();
        var end = new Label();
        var caught = new Label();
        code.visitTryCatchBlock(start, end, caught, "java/io/IOException");
        code.visitLabel(start);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/io/FileDescriptor", "sync", "()V", false);
        code.visitLabel(end);
        code.visitInsn(Opcodes.RETURN);
        code.visitLabel(caught);
        handler.accept(code);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void assertRefused(List<Insertion> insertions, String named) {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> ClassPatch.apply(TYPE, insertions, JdkClassFiles.read(TYPE), null))
                .withMessageContaining("sun.nio.ch.SocketChannelImpl")
                .withMessageContaining(named);
    }
}
