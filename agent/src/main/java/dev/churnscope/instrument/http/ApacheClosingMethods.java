// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReusedReason;
import java.util.List;

/**
 * The methods through which Apache's HTTP clients close connections.
 *
 * <p>At the end of an exchange, a connection that must not be reused is closed by the method that would otherwise release
 * it; the cause is then the protocol. Closing a response closes its connection only if the body was not read to its end.
 */
final class ApacheClosingMethods {

    private static final String CLIENT = "org/apache/hc/client5/http/impl/";
    private static final String CORE = "org/apache/hc/core5/";

    static final List<ClosingMethod> VERSION_5 = List.of(
            endsExchange(CLIENT + "*", "releaseEndpoint"),
            endsExchange(CORE + "http/impl/nio/ClientHttp1StreamHandler", "consumeHeader"),
            endsExchange(CORE + "http/impl/nio/ClientHttp1StreamHandler", "dataEnd"),
            new ClosingMethod(CORE + "http/impl/nio/AbstractHttp1StreamDuplexer", "onOutput", CloseCause.APPLICATION),
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
            new ClosingMethod(
                    CORE + "pool/*", "processPendingRequest", CloseCause.POOL, NotReusedReason.POOL_TOO_SMALL),
            new ClosingMethod(
                    CLIENT + "io/BasicHttpClientConnectionManager",
                    "getConnection",
                    CloseCause.POOL,
                    NotReusedReason.POOL_TOO_SMALL),
            outlives(CLIENT + "io/BasicHttpClientConnectionManager", "validate"),
            outlives(CLIENT + "io/PoolingHttpClientConnectionManager*", "get"),
            outlives(CLIENT + "io/PoolingHttpClientConnectionManager", "closeIfExpired"),
            outlives(CLIENT + "nio/PoolingAsyncClientConnectionManager*", "completed"),
            outlives(CLIENT + "nio/PoolingAsyncClientConnectionManager", "closeIfExpired"),
            idles(CLIENT + "io/BasicHttpClientConnectionManager", "checkExpiry"),
            evicts(CLIENT + "io/BasicHttpClientConnectionManager", "closeIdle"),
            evicts(CORE + "pool/*", "closeIdle"),
            idles(CORE + "pool/*", "closeExpired"),
            evicts(CORE + "reactor/AbstractIOSessionPool", "closeIdle"),
            shutsDown(CLIENT + "io/BasicHttpClientConnectionManager", "close"),
            shutsDown(CLIENT + "io/PoolingHttpClientConnectionManager", "close"),
            shutsDown(CLIENT + "nio/PoolingAsyncClientConnectionManager", "close"),
            shutsDown(CORE + "reactor/AbstractIOSessionPool", "close"),
            shutsDown(CORE + "reactor/SingleCoreIOReactor", "doTerminate"));

    private static final String HTTP = "org/apache/http/";

    static final List<ClosingMethod> VERSION_4 = List.of(
            // Closing a response calls this, too.
            new ClosingMethod(HTTP + "impl/execchain/ConnectionHolder", "releaseConnection", CloseCause.PROTOCOL),
            endsExchange(HTTP + "impl/nio/client/AbstractClientExchangeHandler", "releaseConnection"),
            fails(HTTP + "impl/conn/DefaultHttpClientConnectionOperator", "connect"),
            fails(HTTP + "impl/conn/HttpClientConnectionOperator", "connect"),
            fails(HTTP + "impl/execchain/ConnectionHolder", "abortConnection"),
            fails(HTTP + "impl/nio/client/AbstractClientExchangeHandler", "discardConnection"),
            fails(HTTP + "protocol/HttpRequestExecutor", "closeConnection"),
            // Called at the end of the body; version 4.3 aborts connections here that must not be reused.
            endsExchange(HTTP + "impl/execchain/ResponseEntity*", "releaseConnection"),
            endsExchange(HTTP + "impl/execchain/ResponseEntity*", "writeTo"),
            endsExchange(HTTP + "impl/execchain/ResponseEntity*", "eofDetected"),
            endsExchange(HTTP + "impl/execchain/ResponseEntity*", "streamClosed"),
            abandons(HTTP + "impl/execchain/ResponseEntity*", "streamAbort"),
            abandons(HTTP + "impl/execchain/HttpResponseProxy", "close"),
            abandons(HTTP + "impl/execchain/ConnectionHolder", "cancel"),
            abandons(HTTP + "impl/execchain/ConnectionHolder", "close"),
            abandons(HTTP + "impl/nio/client/AbstractClientExchangeHandler", "cancel"),
            new ClosingMethod(
                    HTTP + "pool/AbstractConnPool",
                    "getPoolEntryBlocking",
                    CloseCause.POOL,
                    NotReusedReason.POOL_TOO_SMALL),
            new ClosingMethod(HTTP + "pool/AbstractConnPool*", "get", CloseCause.POOL),
            new ClosingMethod(
                    HTTP + "nio/pool/AbstractNIOConnPool",
                    "processPendingRequest",
                    CloseCause.POOL,
                    NotReusedReason.POOL_TOO_SMALL),
            new ClosingMethod(HTTP + "impl/conn/BasicHttpClientConnectionManager", "getConnection", CloseCause.POOL),
            idles(HTTP + "impl/conn/BasicHttpClientConnectionManager", "checkExpiry"),
            evicts(HTTP + "impl/conn/BasicHttpClientConnectionManager", "closeIdleConnections"),
            idles(HTTP + "pool/AbstractConnPool", "closeExpired"),
            evicts(HTTP + "pool/AbstractConnPool", "closeIdle"),
            idles(HTTP + "nio/pool/AbstractNIOConnPool", "closeExpired"),
            evicts(HTTP + "nio/pool/AbstractNIOConnPool", "closeIdle"),
            shutsDown(HTTP + "impl/conn/BasicHttpClientConnectionManager", "shutdown"),
            shutsDown(HTTP + "pool/AbstractConnPool", "shutdown"),
            shutsDown(HTTP + "nio/pool/AbstractNIOConnPool", "shutdown"),
            shutsDown(HTTP + "impl/nio/reactor/AbstractIOReactor", "hardShutdown"),
            shutsDown(HTTP + "impl/nio/reactor/AbstractIOReactor", "closeSessions"));

    private ApacheClosingMethods() {}

    private static ClosingMethod endsExchange(String className, String method) {
        return new ClosingMethod(className, method, CloseCause.PROTOCOL, NotReusedReason.KEEP_ALIVE_DISABLED);
    }

    private static ClosingMethod fails(String className, String method) {
        return new ClosingMethod(className, method, CloseCause.ERROR, NotReusedReason.ERROR);
    }

    private static ClosingMethod abandons(String className, String method) {
        return new ClosingMethod(className, method, CloseCause.APPLICATION, NotReusedReason.RESPONSE_NOT_DRAINED);
    }

    private static ClosingMethod outlives(String className, String method) {
        return new ClosingMethod(className, method, CloseCause.POOL, NotReusedReason.MAX_LIFETIME_CHURN);
    }

    private static ClosingMethod idles(String className, String method) {
        return new ClosingMethod(className, method, CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN);
    }

    /** Called periodically by a thread of the library, or by the application, whose own frame is then the cause. */
    private static ClosingMethod evicts(String className, String method) {
        return new ClosingMethod(className, method, CloseCause.IDLE_TIMER, NotReusedReason.DISCONNECT_AFTER_RESPONSE);
    }

    private static ClosingMethod shutsDown(String className, String method) {
        return new ClosingMethod(className, method, CloseCause.APPLICATION, NotReusedReason.DISCONNECT_AFTER_RESPONSE);
    }
}
