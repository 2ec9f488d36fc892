// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.CallSite;

/**
 * The parts of a call site, which templates style differently.
 *
 * @param qualifier the package with the trailing dot, or empty
 * @param name class and method
 * @param location {@code File.java:42}, or empty for a placeholder for many call sites
 */
record CallSiteView(String qualifier, String name, String location) {

    static CallSiteView of(CallSite callSite) {
        String className = callSite.className();
        if (className.startsWith("(")) {
            return new CallSiteView("", className, "");
        }
        int simple = className.lastIndexOf('.') + 1;
        return new CallSiteView(
                className.substring(0, simple),
                className.substring(simple) + "." + callSite.method(),
                callSite.location());
    }
}
