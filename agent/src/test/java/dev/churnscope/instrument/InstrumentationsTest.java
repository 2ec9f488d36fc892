// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.churnscope.instrument.patch.ClassPatch;
import dev.churnscope.instrument.patch.HookCalls;
import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.JdkClassFiles;
import dev.churnscope.instrument.patch.Operand;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests every instrumentation with the classes of the JDK that runs this test. */
class InstrumentationsTest {

    private record Target(String className, List<Insertion> insertions) {
        @Override
        public String toString() {
            return className;
        }
    }

    private record Place(String className, Insertion insertion) {
        @Override
        public String toString() {
            return className + " " + insertion.describe();
        }
    }

    static Stream<Target> targets() {
        return Instrumentations.LIBRARIES.stream()
                .filter(Library::isOfTheJdk)
                .map(library -> Instrumentations.create(library.name()))
                .flatMap(instrumentation -> instrumentation.classNames().stream()
                        .filter(className -> JdkClassFiles.has(className) || !isElsewhere(instrumentation, className))
                        .map(className -> new Target(className, instrumentation.insertions(className, ""))));
    }

    /**
     * Whether this JDK has the class under another name: nested in another class rather than top-level, or the other way
     * round.
     */
    private static boolean isElsewhere(Instrumentation instrumentation, String className) {
        String simpleName = className.substring(Math.max(className.lastIndexOf('/'), className.lastIndexOf('$')) + 1);
        return instrumentation.classNames().stream()
                .anyMatch(other ->
                        other.matches(".*[/$]" + simpleName) && !other.equals(className) && JdkClassFiles.has(other));
    }

    static Stream<Place> places() {
        return targets()
                .flatMap(target -> target.insertions().stream()
                        .filter(Insertion::required)
                        .map(insertion -> new Place(target.className(), insertion)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void everyInsertionFindsItsPlace(Place place) {
        byte[] original = JdkClassFiles.read(place.className());

        byte[] patched = ClassPatch.apply(place.className(), List.of(place.insertion()), original, null);

        assertThat(HookCalls.in(patched))
                .contains(place.insertion().hook())
                .isSubsetOf(place.insertion().hook(), HookMethod.END);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aPatchedClassVerifies(Target target) throws Exception {
        byte[] patched =
                ClassPatch.apply(target.className(), target.insertions(), JdkClassFiles.read(target.className()), null);

        JdkClassFiles.verify(target.className(), patched);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void aPatchedClassCallsEveryHookThatItShould(Target target) {
        byte[] patched =
                ClassPatch.apply(target.className(), target.insertions(), JdkClassFiles.read(target.className()), null);

        assertThat(HookCalls.in(JdkClassFiles.read(target.className()))).isEmpty();
        assertThat(HookCalls.in(patched))
                .containsAll(target.insertions().stream()
                        .filter(Insertion::required)
                        .map(Insertion::hook)
                        .toList());
    }

    /** After another operand, that operand is on top of the stack, so TOP must come first. */
    @Test
    void topOfStackIsTheFirstOperand() {
        var insertions = Instrumentations.LIBRARIES.stream()
                .map(library -> Instrumentations.create(library.name()))
                .flatMap(each -> each.classNames().stream().flatMap(name -> each.insertions(name, "").stream()));

        assertThat(insertions)
                .isNotEmpty()
                .noneMatch(insertion -> insertion.operands().stream()
                        .dropWhile(Operand.Top.class::isInstance)
                        .anyMatch(Operand.Top.class::isInstance));
    }

    @Test
    void verifyingWouldNoticeAWrongInsertion() {
        String className = "sun/nio/ch/SocketChannelImpl";
        var wrong =
                new Insertion("endConnect", InsertionPoint.afterWrite("state"), HookMethod.CONNECTED, Insertion.THIS);
        byte[] patched = ClassPatch.apply(className, List.of(wrong), JdkClassFiles.read(className), null);

        assertThatExceptionOfType(VerifyError.class).isThrownBy(() -> JdkClassFiles.verify(className, patched));
    }

    @ParameterizedTest
    @EnumSource
    void everyHookMethodIsThere(HookMethod method) throws ClassNotFoundException {
        assertThat(Arrays.stream(Class.forName(method.owner().replace('/', '.')).getDeclaredMethods())
                        .filter(candidate -> candidate.getName().equals(method.methodName()))
                        .filter(candidate -> MethodType.methodType(
                                        candidate.getReturnType(), candidate.getParameterTypes())
                                .toMethodDescriptorString()
                                .equals(method.descriptor())))
                .singleElement()
                .satisfies(found -> assertThat(
                                Modifier.isStatic(found.getModifiers()) && Modifier.isPublic(found.getModifiers()))
                        .isTrue());
    }

    @Test
    void noClassHasTwoInstrumentations() {
        assertThat(targets().map(Target::className)).doesNotHaveDuplicates().isNotEmpty();
    }
}
