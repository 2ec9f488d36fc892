// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages of the rules give as examples compiles with the libraries that it is for. */
class ExamplesIT {

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.churnscope.it.examples.ExampleRun#newest")
    void eachExampleCompilesWithTheNewestVersion(ExampleRun run) {
        assertThat(run.compile()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.churnscope.it.examples.ExampleRun#oldest")
    void withTheOldestVersionToo_unlessItsAdviceSaysFromWhich(ExampleRun run) {
        var unexplained = run.compile().stream().filter(complaint -> !run.isExplained(complaint));

        assertThat(unexplained).isEmpty();
    }

    @Test
    void aCallThatThereIsNotIsSeenAtItsLineOfThePage() {
        var slip =
                example("OkHttp keeps 5 idle connections.", "okhttp3.Call call =", "        client.newCal(request);");

        assertThat(oldOkHttp(slip).compile())
                .singleElement()
                .asString()
                .startsWith("slip:11, WithOkHttp: cannot find symbol")
                .contains("newCal");
    }

    @Test
    void aCallOfALaterVersionIsExplainedByTheNameOfThatVersion() {
        String code = "String path = new okhttp3.Headers.Builder().build().missing();";
        var run = oldOkHttp(example("Since OkHttp 5 there is another.", code));

        assertThat(run.isExplained(run.compile().get(0))).isTrue();
        for (String advice :
                List.of("It waits for 5 s.", "From OkHttp 4 on.", "OkHttp 4.9.3 has it.", "In version 6.")) {
            var other = oldOkHttp(example(advice, code));
            assertThat(other.isExplained(other.compile().get(0))).as(advice).isFalse();
        }
    }

    private static Example example(String advice, String... code) {
        return new Example("slip", 10, "java", List.of("OkHttp"), advice, List.of(code));
    }

    private static ExampleRun oldOkHttp(Example example) {
        var surroundings = Surroundings.of(example, "OkHttp");
        return new ExampleRun(Map.of(surroundings, List.of(example)), surroundings.oldest(), surroundings.oldestJdk());
    }
}
