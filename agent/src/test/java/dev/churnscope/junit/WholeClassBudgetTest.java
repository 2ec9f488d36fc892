// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.junit.ChurnBudget.Per;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tests a budget that all tests of a class share. */
class WholeClassBudgetTest {

    /** Connections opened so far, by any test. */
    private static int opened;

    @BeforeEach
    void attach() {
        opened = 0;
        FakeAgent.countsInTurn(report -> List.of(CountedSite.fetch().opened(42, opened)));
    }

    @AfterEach
    void detach() {
        FakeAgent.detach();
    }

    @ChurnBudget(per = Per.CLASS, maxOpens = 4)
    static class OpensFive {
        @BeforeAll
        static void one() {
            opened++;
        }

        @BeforeEach
        void another() {
            opened++;
        }

        @Test
        void first() {
            opened++;
        }

        @Test
        void second() {
            opened++;
        }
    }

    @Test
    void connectionsOfAllTestsAndTheirSetUpCount() {
        var run = TestRun.of(OpensFive.class);

        assertThat(run.all())
                .containsExactlyInAnyOrder(
                        "first(): SUCCESSFUL", "second(): SUCCESSFUL", "WholeClassBudgetTest$OpensFive: FAILED");
        assertThat(run.results().get(2).message()).isEqualTo("""
                churn budget of all tests of the class exceeded: 5 connections opened, but maxOpens = 4
                    at com.shop.PriceClient.fetch(PriceClient.java:42): opened 5 by OkHttp to prices.example:443""");
    }

    @ChurnBudget(per = Per.CLASS, maxOpens = 3)
    static class WithinIt {
        @Test
        void opensOne() {
            opened++;
        }

        @Test
        @ChurnBudget(maxOpens = 1)
        void opensTwo() {
            opened += 2;
        }
    }

    @Test
    void aTestsOwnBudgetAppliesToo() {
        assertThat(TestRun.of(WithinIt.class).all())
                .containsExactlyInAnyOrder("opensOne(): SUCCESSFUL", "opensTwo(): FAILED");
    }

    @ChurnBudget(maxOpens = 1)
    static class Around {
        @Nested
        @ChurnBudget(per = Per.CLASS, maxOpens = 3)
        class Within {
            @Test
            void opensTwo() {
                opened += 2;
            }

            @Test
            void opensOne() {
                opened++;
            }
        }
    }

    @Test
    void testsInheritTheBudgetOfTheEnclosingClass() {
        assertThat(TestRun.of(Around.class).all())
                .containsExactlyInAnyOrder("opensOne(): SUCCESSFUL", "opensTwo(): FAILED");
    }

    @ChurnBudget(per = Per.CLASS, maxOpens = 1)
    static class WithNested {
        @Nested
        class Within {
            @Test
            void opensOne() {
                opened++;
            }
        }

        @Nested
        class Beside {
            @Test
            void opensOne() {
                opened++;
            }
        }
    }

    @Test
    void nestedClassesShareIt() {
        assertThat(TestRun.of(WithNested.class).all())
                .containsExactly(
                        "opensOne(): SUCCESSFUL", "opensOne(): SUCCESSFUL", "WholeClassBudgetTest$WithNested: FAILED");
    }

    @ChurnBudget(per = Per.CLASS, maxOpens = 1, minReuse = 0.5)
    static class HasAFailure {
        @Test
        void opensTwo() {
            opened += 2;
            throw new IllegalStateException("by itself");
        }
    }

    @Test
    void aClassWithATestThatFailsByItselfIsNotChecked() {
        assertThat(TestRun.of(HasAFailure.class).all()).containsExactly("opensTwo(): FAILED");
    }

    static class OnAMethod {
        @Test
        @ChurnBudget(per = Per.CLASS, maxOpens = 1)
        void test() {}
    }

    @Test
    void onAMethodItIsAnError() {
        assertThat(TestRun.of(OnAMethod.class).message())
                .isEqualTo("@ChurnBudget(per = CLASS) is on a test method; put it on the class");
    }

    @Test
    void withoutAnAgentTheClassFailsBeforeItsTests() {
        FakeAgent.detach();

        var run = TestRun.of(OpensFive.class);

        assertThat(run.all()).containsExactly("WholeClassBudgetTest$OpensFive: FAILED");
        assertThat(run.message()).startsWith("@ChurnBudget is not checked: the Churnscope agent is not attached");
    }

    @Test
    void withoutAnAgentTheClassMayBeSkipped() {
        FakeAgent.detach();

        assertThat(TestRun.of(OpensFive.class, Map.of(ChurnBudget.UNATTACHED, "skip"))
                        .all())
                .containsExactly("WholeClassBudgetTest$OpensFive: ABORTED");
    }
}
