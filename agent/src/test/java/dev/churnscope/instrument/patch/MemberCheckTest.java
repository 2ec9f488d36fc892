// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** With classes of this test, as if they were a library's. */
class MemberCheckTest {

    private static final String BASE = "dev/churnscope/instrument/patch/MemberCheckTest$Base";
    private static final String DERIVED = "dev/churnscope/instrument/patch/MemberCheckTest$Derived";

    private final MemberCheck check = new MemberCheck(MemberCheckTest.class.getClassLoader());

    interface Named {
        String name();
    }

    abstract static class Base implements Named {
        Object socket = "";
    }

    abstract static class Derived extends Base {}

    @Test
    void inheritedMembersAreFound() {
        assertThatCode(() -> {
                    checkField(BASE, "socket", "Ljava/lang/Object;");
                    checkField(DERIVED, "socket", "Ljava/lang/Object;");
                    checkCall(DERIVED, "name", "()Ljava/lang/String;");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aMissingMemberIsNamed() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> checkField(DERIVED, "socket", "Ljava/net/Socket;"))
                .withMessage("dev.churnscope.instrument.patch.MemberCheckTest$Derived has no socket Ljava/net/Socket;");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> checkCall(DERIVED, "title", "()Ljava/lang/String;"))
                .withMessageContaining("has no title");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> checkCall("com/gone/Library", "name", "()Ljava/lang/String;"))
                .withMessageContaining("com.gone.Library has no name");
    }

    @Test
    void aMethodWithAStringArgumentIsCheckedAsWell() {
        var text = "(Ljava/lang/String;)Ljava/lang/String;";

        check(new Operand.Lookup(Insertion.THIS, "java/lang/String", "concat", text, "any", false));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() ->
                        check(new Operand.Lookup(Insertion.THIS, "java/lang/String", "header", text, "any", false)))
                .withMessageContaining("has no header");
    }

    private void checkField(String owner, String name, String descriptor) {
        check(new Operand.Field(owner, name, descriptor));
    }

    private void checkCall(String owner, String name, String descriptor) {
        check(new Operand.Call(Insertion.THIS, owner, name, descriptor, false));
    }

    private void check(Operand operand) {
        check.check(
                List.of(new Insertion("any", InsertionPoint.atEntry(), HookMethod.REQUEST, operand)), "com/any/Class");
    }
}
