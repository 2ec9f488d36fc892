// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A budget that cannot be checked does not pass silently. */
class UncheckedBudgetTest {

    @AfterEach
    void detach() {
        FakeAgent.detach();
    }

    static class Sensible {
        @Test
        @ChurnBudget(maxOpens = 0)
        void test() {}
    }

    static class Senseless {
        @Test
        @ChurnBudget(maxOpens = 1, minReuse = 90)
        void test() {}
    }

    static class Unlimited {
        @Test
        @ChurnBudget
        void test() {}
    }

    @Test
    void withoutAnAgentATestFailsAndSaysHowToAttach() {
        var run = TestRun.of(Sensible.class);

        assertThat(run.all()).containsExactly("test(): FAILED");
        assertThat(run.message())
                .isEqualTo(
                        "@ChurnBudget is not checked: the Churnscope agent is not attached to this JVM, or switched off."
                                + " Start the JVM of the tests with -javaagent:churnscope-agent.jar: in Maven by <argLine> of the"
                                + " Surefire plugin, in Gradle by jvmArgs of the test task. To skip such tests where there is no"
                                + " agent, or to run them unchecked, set JUnit's configuration parameter"
                                + " dev.churnscope.junit.unattached to skip or run.");
    }

    @Test
    void itMayBeSkipped() {
        var run = TestRun.of(Sensible.class, Map.of(ChurnBudget.UNATTACHED, "skip"));

        assertThat(run.all()).containsExactly("test(): ABORTED");
        assertThat(run.message()).contains("the Churnscope agent is not attached");
    }

    @Test
    void itMayRunUncheckedButNotInSilence() {
        var run = TestRun.of(Sensible.class, Map.of(ChurnBudget.UNATTACHED, "Run"));

        assertThat(run.all()).containsExactly("test(): SUCCESSFUL");
        assertThat(run.reportEntries())
                .containsExactly(
                        "@ChurnBudget is not checked: the Churnscope agent is not attached to this JVM, or switched off.");
    }

    @Test
    void anotherValueIsAnError() {
        var run = TestRun.of(Sensible.class, Map.of(ChurnBudget.UNATTACHED, "ignore"));

        assertThat(run.message())
                .isEqualTo(
                        "JUnit's configuration parameter dev.churnscope.junit.unattached is \"ignore\"; it can be fail,"
                                + " skip, run");
    }

    @Test
    void aSenselessLimitIsAnError() {
        FakeAgent.counts();

        assertThat(TestRun.of(Senseless.class).message())
                .isEqualTo(
                        "@ChurnBudget: maxOpens, maxActiveCloses and maxLeaked are 0 or more, minReuse is from 0 to 1; this"
                                + " is maxOpens = 1, maxActiveCloses = -1, minReuse = 90.0, maxLeaked = -1");
    }

    @Test
    void aBudgetWithoutLimitsIsAnError() {
        FakeAgent.counts();

        assertThat(TestRun.of(Unlimited.class).message())
                .isEqualTo(
                        "@ChurnBudget limits nothing: give it at least one of maxOpens, maxActiveCloses, minReuse and"
                                + " maxLeaked");
    }

    @Test
    void anotherVersionsReportIsAnError() {
        FakeAgent.reports("{\"schema\": \"churnscope-report/9\"}");

        assertThat(TestRun.of(Sensible.class).message())
                .isEqualTo(
                        "@ChurnBudget cannot be checked: the Churnscope agent that is attached to this JVM is of another"
                                + " version than the jar on the class path of the tests; use the same file for both");
    }

    @Test
    void anAgentThatFailsIsAnError() {
        FakeAgent.fails();

        assertThat(TestRun.of(Sensible.class).message())
                .isEqualTo("@ChurnBudget cannot be checked: the Churnscope agent failed to report");
    }
}
