// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which tests a budget applies to, and which budget applies to a test: each of these tests opens three connections. */
class WhoseBudgetTest {

    @BeforeEach
    void attach() {
        FakeAgent.countsForEachTest(3);
    }

    @AfterEach
    void detach() {
        FakeAgent.detach();
    }

    @ChurnBudget(maxOpens = 2)
    static class OfAClass {
        @Test
        void ofTheClass() {}

        @Test
        @ChurnBudget(maxOpens = 3)
        void ofItsOwn() {}

        @Test
        @ChurnBudget(maxActiveCloses = 0)
        void ofItsOwnOnly() {}

        @Nested
        class Within {
            @Test
            void ofTheClassAround() {}
        }

        @Nested
        @ChurnBudget(maxOpens = 3)
        class WithinOfItsOwn {
            @Test
            void ofTheNestedClass() {}
        }
    }

    @Test
    void theNearestBudgetApplies() {
        assertThat(TestRun.of(OfAClass.class).all())
                .containsExactlyInAnyOrder(
                        "ofTheClass(): FAILED",
                        "ofItsOwn(): SUCCESSFUL",
                        "ofItsOwnOnly(): SUCCESSFUL",
                        "ofTheClassAround(): FAILED",
                        "ofTheNestedClass(): SUCCESSFUL");
    }

    static class Inherits extends OfAClass {}

    @Test
    void aSubclassHasItsSuperclassesBudget() {
        assertThat(TestRun.of(Inherits.class).all()).contains("ofTheClass(): FAILED", "ofItsOwn(): SUCCESSFUL");
    }

    @ChurnBudget(maxOpens = 2)
    interface Economical {}

    static class Implements implements Economical {
        @Test
        void ofTheInterface() {}
    }

    @Test
    void aClassHasItsInterfacesBudget() {
        assertThat(TestRun.of(Implements.class).all()).containsExactly("ofTheInterface(): FAILED");
    }

    @ChurnBudget(maxOpens = 2)
    @Retention(RetentionPolicy.RUNTIME)
    @interface TwoConnections {}

    static class Composed {
        @Test
        @TwoConnections
        void ofTheAnnotation() {}
    }

    @Test
    void anAnnotationMayStandForABudget() {
        assertThat(TestRun.of(Composed.class).all()).containsExactly("ofTheAnnotation(): FAILED");
    }

    @ChurnBudget(maxOpens = 3)
    static class Invocations {
        @ParameterizedTest
        @ValueSource(strings = {"a", "b"})
        void parameterized(String value) {}

        @RepeatedTest(2)
        void repeated() {}

        @TestFactory
        List<DynamicTest> dynamic() {
            return List.of(DynamicTest.dynamicTest("x", () -> {}), DynamicTest.dynamicTest("y", () -> {}));
        }
    }

    @Test
    void eachInvocationHasTheBudgetForItself() {
        assertThat(TestRun.of(Invocations.class).results())
                .hasSize(6)
                .allMatch(result -> result.message().isEmpty());
    }

    static class Factory {
        @TestFactory
        @ChurnBudget(maxOpens = 2)
        List<DynamicTest> together() {
            return List.of(DynamicTest.dynamicTest("x", () -> {}), DynamicTest.dynamicTest("y", () -> {}));
        }
    }

    @Test
    void dynamicTestsHaveItTogether() {
        assertThat(TestRun.of(Factory.class).all())
                .containsExactly("x: SUCCESSFUL", "y: SUCCESSFUL", "together(): FAILED");
    }

    static class OneOfTwo {
        @Test
        @ChurnBudget(maxOpens = 2)
        void limited() {}

        @Test
        void unlimited() {}
    }

    @Test
    void aTestWithoutABudgetHasNone() {
        assertThat(TestRun.of(OneOfTwo.class).all())
                .containsExactlyInAnyOrder("limited(): FAILED", "unlimited(): SUCCESSFUL");
    }
}
