// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReused;
import java.util.List;

/**
 * How Apache's HTTP clients close connections.
 *
 * <p>An exchange that ends with a connection that must not be reused closes it where it would release it, so that is a
 * matter of the protocol; closing a response closes a connection only if the body was not read to its end.
 */
final class ApacheCloses {

    private static final String CLIENT = "org/apache/hc/client5/http/impl/";
    private static final String CORE = "org/apache/hc/core5/";

    static final List<ClosingMethod> VERSION_5 = List.of(
            endsExchange(CLIENT + "*", "releaseEndpoint"),
            fails(CLIENT + "classic/ConnectExec", "execute"),
            fails(CLIENT + "classic/MainClientExec", "execute"),
            fails(CLIENT + "classic/ProtocolExec", "execute"),
            fails(CLIENT + "classic/ResponseEntityProxy", "discardConnection"),
            fails(CLIENT + "io/DefaultHttpClientConnectionOperator", "connect"),
            fails(CLIENT + "async/InternalHttpAsyncExecRuntime", "discardEndpoint"),
            fails(CORE + "http/impl/io/HttpRequestExecutor", "execute"),
            fails(CORE + "http/impl/nio/AbstractHttp1StreamDuplexer", "onException"),
            fails(CORE + "http/impl/nio/AbstractHttp1StreamDuplexer", "onTimeout"),
            abandons(CLIENT + "classic/CloseableHttpResponse", "close"),
            abandons(CLIENT + "classic/InternalExecRuntime", "cancel"),
            abandons(CLIENT + "classic/ResponseEntityProxy", "stream*"),
            new ClosingMethod(CORE + "pool/*", "processPendingRequest", CloseCause.POOL, NotReused.POOL_TOO_SMALL),
            new ClosingMethod(
                    CLIENT + "io/BasicHttpClientConnectionManager",
                    "getConnection",
                    CloseCause.POOL,
                    NotReused.POOL_TOO_SMALL),
            outlives(CLIENT + "io/BasicHttpClientConnectionManager", "validate"),
            outlives(CLIENT + "io/PoolingHttpClientConnectionManager*", "get"),
            outlives(CLIENT + "io/PoolingHttpClientConnectionManager", "closeIfExpired"),
            outlives(CLIENT + "nio/PoolingAsyncClientConnectionManager*", "completed"),
            outlives(CLIENT + "nio/PoolingAsyncClientConnectionManager", "closeIfExpired"),
            idles(CLIENT + "io/BasicHttpClientConnectionManager", "checkExpiry"),
            idles(CLIENT + "io/BasicHttpClientConnectionManager", "closeIdle"),
            idles(CORE + "pool/*", "closeIdle"),
            idles(CORE + "pool/*", "closeExpired"),
            idles(CORE + "reactor/AbstractIOSessionPool", "closeIdle"),
            shutsDown(CLIENT + "io/BasicHttpClientConnectionManager", "close"),
            shutsDown(CLIENT + "io/PoolingHttpClientConnectionManager", "close"),
            shutsDown(CLIENT + "nio/PoolingAsyncClientConnectionManager", "close"),
            shutsDown(CORE + "reactor/AbstractIOSessionPool", "close"),
            shutsDown(CORE + "reactor/SingleCoreIOReactor", "doTerminate"));

    private ApacheCloses() {}

    private static ClosingMethod endsExchange(String className, String method) {
        return new ClosingMethod(className, method, CloseCause.PROTOCOL, NotReused.KEEP_ALIVE_DISABLED);
    }

    private static ClosingMethod fails(String className, String method) {
        return new ClosingMethod(className, method, CloseCause.ERROR, NotReused.ERROR);
    }

    private static ClosingMethod abandons(String className, String method) {
        return new ClosingMethod(className, method, CloseCause.APPLICATION, NotReused.RESPONSE_NOT_DRAINED);
    }

    private static ClosingMethod outlives(String className, String method) {
        return new ClosingMethod(className, method, CloseCause.POOL, NotReused.MAX_LIFETIME_CHURN);
    }

    private static ClosingMethod idles(String className, String method) {
        return new ClosingMethod(className, method, CloseCause.IDLE_TIMER, NotReused.IDLE_EXPIRY_CHURN);
    }

    private static ClosingMethod shutsDown(String className, String method) {
        return new ClosingMethod(className, method, CloseCause.APPLICATION, NotReused.DISCONNECT_AFTER_RESPONSE);
    }
}
