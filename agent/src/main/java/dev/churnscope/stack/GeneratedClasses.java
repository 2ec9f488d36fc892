// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

/**
 * Recognizes generated classes in the application's packages, such as proxies of client interfaces and gRPC stubs. The
 * call site is the frame that calls them.
 */
final class GeneratedClasses {

    private GeneratedClasses() {}

    static boolean isGenerated(String className) {
        int simpleName = className.lastIndexOf('.') + 1;
        return className.startsWith("$Proxy", simpleName)
                || className.endsWith("Stub") && className.indexOf("Grpc$", simpleName) > 0;
    }
}
