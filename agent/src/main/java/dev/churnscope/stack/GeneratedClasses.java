// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

/**
 * Classes in the application's packages that nobody wrote: a client that is an interface stands behind a proxy, gRPC's are
 * stubs made of a service's description. The line that calls the client is the one above.
 */
final class GeneratedClasses {

    private GeneratedClasses() {}

    static boolean isGenerated(String className) {
        int simpleName = className.lastIndexOf('.') + 1;
        return className.startsWith("$Proxy", simpleName)
                || className.endsWith("Stub") && className.indexOf("Grpc$", simpleName) > 0;
    }
}
