// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.ChurnscopePropagation;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scope that begins with a method ends with it, normally or by an exception. */
class AroundTest {

    private static final String TYPE = "dev/churnscope/instrument/patch/AroundTest$Library";

    private final List<String> calls = new ArrayList<>();

    /** All ways for a method to end, with branches, loops and handlers, whose stack maps must stay valid. */
    public static final class Library {

        public String work(String how) throws IOException {
            long before = how.length();
            try {
                for (int i = 0; i < before; i++) {
                    if (how.equals("in a loop")) {
                        return "looped " + i;
                    }
                }
                return switch (how) {
                    case "throws" -> throw new IOException("thrown");
                    case "handles" -> throw new IllegalStateException("handled");
                    default -> how + before;
                };
            } catch (IllegalStateException e) {
                double after = before * 2.0;
                return e.getMessage() + after;
            } finally {
                before++;
            }
        }

        public static long compute(long number) {
            return number / (number - 1);
        }
    }

    private final class Recording extends ChurnscopePropagation {
        @Override
        protected void onCapture(Object carrier) {
            calls.add("capture");
        }

        @Override
        protected void onInherit(Object carrier) {
            calls.add("inherit");
        }

        @Override
        protected void onCaptureIfAbsent(Object carrier) {
            calls.add("capture if absent");
        }

        @Override
        protected void onCaptureTask(Object carrier, Object task) {
            calls.add("capture task");
        }

        @Override
        protected void onBeginTask(Object carrier, Object task) {
            calls.add("begin task");
        }

        @Override
        protected void onPropagateFromNext(Object carrier, Iterable<?> waiting) {
            calls.add("propagate from next");
        }

        @Override
        protected void onPropagateFromFirst(Object carrier, Iterable<?> waiting) {
            calls.add("propagate from first");
        }

        @Override
        protected void onEnqueue(Object queue) {
            calls.add("enqueue");
        }

        @Override
        protected void onBeginNext(Object queue) {
            calls.add("begin next");
        }

        @Override
        protected void onPropagateIfAbsent(Object from, Object to) {}

        @Override
        protected void onPropagate(Object from, Object to) {
            calls.add("propagate " + from.getClass().getName() + " " + to);
        }

        @Override
        protected void onBegin(Object carrier) {
            calls.add("begin " + carrier.getClass().getName());
        }

        @Override
        protected void onResume(Object carrier) {
            calls.add("resume");
        }

        @Override
        protected void onBeginFor(Object carrier) {
            calls.add("begin for");
        }

        @Override
        protected void onSwitchTo(Object carrier) {
            calls.add("switch to");
        }

        @Override
        protected void onBeginClosing(int reason) {
            calls.add("begin closing");
        }

        @Override
        protected void onEnd() {
            calls.add("end");
        }
    }

    @BeforeEach
    void install() {
        ChurnscopePropagation.install(new Recording());
    }

    @AfterEach
    void uninstall() {
        ChurnscopePropagation.install(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "handles", "in a loop"})
    void aMethodThatReturnsReturnsTheSameValue(String how) throws Exception {
        var patched = patched(original());
        var object = patched.getConstructor().newInstance();

        assertThat(patched.getMethod("work", String.class).invoke(object, how)).isEqualTo(new Library().work(how));
        assertThat(calls).containsExactly("begin " + TYPE.replace('/', '.'), "end");
    }

    @Test
    void aMethodThatThrowsThrowsTheSameException() throws Exception {
        var patched = patched(original());
        var object = patched.getConstructor().newInstance();
        var work = patched.getMethod("work", String.class);

        assertThatExceptionOfType(InvocationTargetException.class)
                .isThrownBy(() -> work.invoke(object, "throws"))
                .withCause(new IOException("thrown"));
        assertThatThrownBy(() -> work.invoke(object, (Object) null)).hasCauseInstanceOf(NullPointerException.class);
        assertThat(calls)
                .containsExactly("begin " + TYPE.replace('/', '.'), "end", "begin " + TYPE.replace('/', '.'), "end");
    }

    @Test
    void classFilesWithoutStackMapsDoWithoutThem() throws Exception {
        var patched = patched(ofJava5());
        var object = patched.getConstructor().newInstance();

        assertThatThrownBy(() -> patched.getMethod("work", String.class).invoke(object, (Object) null))
                .hasCauseInstanceOf(NullPointerException.class);
        assertThat(calls).containsExactly("begin app.Old", "end");
    }

    @Test
    void aStaticMethodCanHaveItsCarrierInAParameter() throws Exception {
        var entry = new Insertion("compute", InsertionPoint.atEntry(), HookMethod.END);
        var patched = define(TYPE, ClassPatch.apply(TYPE, List.of(entry), original(), null));

        assertThat(patched.getMethod("compute", long.class).invoke(null, 2L)).isEqualTo(2L);
        assertThat(calls).containsExactly("end");
    }

    @Test
    void theTopOfTheStackCanBePassedAsTheSecondArgument() throws Exception {
        var top = new Insertion(
                "work",
                InsertionPoint.beforeCall("java/lang/String", "equals", "(Ljava/lang/Object;)Z"),
                HookMethod.PROPAGATE,
                Insertion.THIS,
                Insertion.TOP_AS_SECOND);
        var patched = define(TYPE, ClassPatch.apply(TYPE, List.of(top), original(), null));
        var object = patched.getConstructor().newInstance();

        assertThat(patched.getMethod("work", String.class).invoke(object, "in a loop"))
                .isEqualTo("looped 0");
        assertThat(calls).containsExactly("propagate " + TYPE.replace('/', '.') + " in a loop");
    }

    private static Class<?> patched(byte[] classFile) {
        String name = new ClassReader(classFile).getClassName();
        var around = new Insertion("work", InsertionPoint.around(), HookMethod.BEGIN, Insertion.THIS);
        return define(name, ClassPatch.apply(name, List.of(around), classFile, null));
    }

    private static byte[] original() throws IOException {
        try (var classFile = AroundTest.class.getResourceAsStream("AroundTest$Library.class")) {
            return classFile.readAllBytes();
        }
    }

    /** A class of the Java 5 format with a method {@code String work(String)} that trims the string. */
    private static byte[] ofJava5() {
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, "app/Old", null, "java/lang/Object", null);
        method(writer, "<init>", "()V", false);
        method(writer, "work", "(Ljava/lang/String;)Ljava/lang/String;", true);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void method(ClassVisitor type, String name, String descriptor, boolean trims) {
        var code = type.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, trims ? 1 : 0);
        if (trims) {
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "trim", "()Ljava/lang/String;", false);
            code.visitInsn(Opcodes.ARETURN);
        } else {
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
            code.visitInsn(Opcodes.RETURN);
        }
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static Class<?> define(String name, byte[] classFile) {
        return new ClassLoader(AroundTest.class.getClassLoader()) {
            Class<?> define() {
                return defineClass(name.replace('/', '.'), classFile, 0, classFile.length);
            }
        }.define();
    }
}
