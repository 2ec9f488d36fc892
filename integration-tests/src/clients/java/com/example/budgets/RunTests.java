// SPDX-License-Identifier: Apache-2.0
package com.example.budgets;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests with budgets as a build would, and prints a record of each, and of each class that fails: its name, how it ended, and with which message. */
public final class RunTests {

    private RunTests() {}

    public static void main(String[] arguments) {
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        selectClass(BusyNeighbour.class),
                        selectClass(SocketBudgets.class),
                        selectClass(ClassBudgets.class),
                        selectClass(HttpBudgets.class))
                .build();
        LauncherFactory.create().execute(request, new Printer());
    }

    private static final class Printer implements TestExecutionListener {

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                String name = test.getSource().map(Printer::name).orElseGet(test::getDisplayName);
                System.out.print("test " + name + "\n" + result.getStatus() + "\n"
                        + result.getThrowable().map(Throwable::getMessage).orElse("") + "\n");
                if (test.getSource().isEmpty()) {
                    // JUnit itself has failed, and says why only in the cause.
                    result.getThrowable().ifPresent(Throwable::printStackTrace);
                }
            }
        }

        private static String name(TestSource source) {
            return source instanceof MethodSource method
                    ? method.getMethodName()
                    : ((ClassSource) source).getJavaClass().getSimpleName();
        }
    }
}
