// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.stack;

/**
 * Recognizes the application's interceptors within a client. An interceptor is code of the application, but what the
 * client does on behalf of it was requested by the caller of the client. A call that an interceptor makes by itself is
 * attributed to the interceptor.
 */
final class Interceptors {

    private static final String OKHTTP_STEP = "okhttp3.internal.http.RealInterceptorChain";
    private static final String OKHTTP_CALL = "okhttp3.internal.connection.RealCall";

    /** The call of {@code RestTemplate} and {@code RestClient}; its steps are inner classes of it. */
    private static final String SPRING_CALL = "org.springframework.http.client.InterceptingClientHttpRequest";

    private Interceptors() {}

    /**
     * Whether the frames that follow a frame, from the top of the stack on, are within a client.
     *
     * @param before the result for the frame above
     */
    static boolean isWithinClient(StackTraceElement frame, boolean before) {
        String className = frame.getClassName();
        return before ? !isCall(className, frame.getMethodName()) : isStep(className);
    }

    private static boolean isStep(String className) {
        return className.equals(OKHTTP_STEP)
                || className.startsWith(SPRING_CALL) && className.startsWith("$", SPRING_CALL.length());
    }

    private static boolean isCall(String className, String method) {
        return className.equals(OKHTTP_CALL) && method.startsWith("getResponse") || className.equals(SPRING_CALL);
    }
}
