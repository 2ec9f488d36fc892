// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocalsTest {

    private static final String DESCRIPTOR = "(JLjava/lang/String;Z[I)V";

    @Test
    void aLongTakesTwoSlots() {
        var locals = Locals.of(false, DESCRIPTOR);

        assertThat(locals.isReference(0)).as("this").isTrue();
        assertThat(locals.isReference(1)).as("the long").isFalse();
        assertThat(locals.isReference(2)).as("its other half").isFalse();
        assertThat(locals.isReference(3)).as("the string").isTrue();
        assertThat(locals.isInt(4)).as("the boolean").isTrue();
        assertThat(locals.isReference(5)).as("the array").isTrue();
        assertThat(locals.isReference(6)).as("none").isFalse();
        assertThat(locals.isInt(6)).as("none").isFalse();
        assertThat(locals.slotOf("Ljava/lang/String;")).isEqualTo(3);
    }

    @Test
    void aStaticMethodHasNoThis() {
        var locals = Locals.of(true, DESCRIPTOR);

        assertThat(locals.isReference(0)).as("the long").isFalse();
        assertThat(locals.slotOf("Ljava/lang/String;")).isEqualTo(2);
        assertThat(locals.slotOf("Ljava/lang/Integer;")).isEqualTo(-1);
        assertThat(Locals.of(true, "()V").isReference(0)).isFalse();
    }

    @Test
    void anInsertionIsOnlyForMethodsThatHaveItsOperands() {
        var passesThis = new Insertion("lambda$run$*", InsertionPoint.atEntry(), HookMethod.BEGIN, Insertion.THIS);
        var passesFirst = new Insertion("lambda$run$*", InsertionPoint.atEntry(), HookMethod.BEGIN, Insertion.FIRST);

        assertThat(isFor(passesThis, true, "(I)V")).isFalse();
        assertThat(isFor(passesThis, false, "(I)V")).isTrue();
        assertThat(isFor(passesFirst, false, "(I)V")).isFalse();
        assertThat(isFor(passesFirst, false, "()V")).isFalse();
        assertThat(isFor(passesFirst, false, "(Ljava/lang/String;)V")).isTrue();
    }

    private static boolean isFor(Insertion insertion, boolean isStatic, String descriptor) {
        return insertion.isFor("lambda$run$1", descriptor, Locals.of(isStatic, descriptor));
    }
}
