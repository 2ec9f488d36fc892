// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** The results of tests that were run within a test. */
record TestRun(List<Result> results, List<String> reportEntries) {

    /** @param message the message of the exception that it ended with, empty if it passed */
    record Result(String test, TestExecutionResult.Status status, String message) {

        @Override
        public String toString() {
            return test + ": " + status;
        }
    }

    static TestRun of(Class<?> tests) {
        return of(tests, Map.of());
    }

    static TestRun of(Class<?> tests, Map<String, String> configuration) {
        var events = EngineTestKit.engine("junit-jupiter")
                .configurationParameters(configuration)
                .selectors(selectClass(tests))
                .execute()
                .allEvents();
        return new TestRun(
                events.finished().stream()
                        // Containers that passed are of no interest.
                        .filter(event -> event.getTestDescriptor().isTest()
                                || event.getRequiredPayload(TestExecutionResult.class)
                                                .getStatus()
                                        != TestExecutionResult.Status.SUCCESSFUL)
                        .map(TestRun::result)
                        .toList(),
                events.list().stream()
                        .filter(event -> event.getType() == EventType.REPORTING_ENTRY_PUBLISHED)
                        .map(event -> event.getRequiredPayload(ReportEntry.class))
                        .flatMap(entry -> entry.getKeyValuePairs().values().stream())
                        .toList());
    }

    private static Result result(Event event) {
        var result = event.getRequiredPayload(TestExecutionResult.class);
        return new Result(
                event.getTestDescriptor().getDisplayName(),
                result.getStatus(),
                result.getThrowable().map(Throwable::getMessage).orElse(""));
    }

    /** Returns the one message of the one test. */
    String message() {
        return results.get(0).message();
    }

    List<String> all() {
        return results.stream().map(Result::toString).toList();
    }
}
