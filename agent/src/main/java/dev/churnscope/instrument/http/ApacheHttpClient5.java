// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.SECOND;
import static dev.churnscope.instrument.patch.Insertion.THIS;
import static dev.churnscope.instrument.patch.Insertion.TOP;
import static dev.churnscope.instrument.patch.Insertion.TOP_AS_SECOND;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import java.net.ChurnscopeTraffic;
import java.util.ArrayList;
import java.util.List;

/**
 * Apache HttpClient 5, classic, asynchronous and HTTP/2.
 *
 * <p>The classic client connects on the caller's thread. Each connection manager has its own connection operator, which
 * opens all of its connections and so represents the pool; a connection object represents its socket.
 *
 * <p>The asynchronous clients create an {@code ExecRuntime} for each execution on the caller's thread; it carries the
 * caller to any thread that leases a connection for it or follows a redirect. An {@code IOSessionRequest} carries the
 * caller of a session request to the reactor thread that connects. Each client has one factory of event handlers, which
 * represents its pool.
 */
public final class ApacheHttpClient5 implements Instrumentation {

    private static final String CLIENT = "org/apache/hc/client5/http/impl/";
    private static final String CORE = "org/apache/hc/core5/";

    private static final String OPERATOR = CLIENT + "io/DefaultHttpClientConnectionOperator";
    private static final String MANAGED_CONNECTION = CLIENT + "io/DefaultManagedHttpClientConnection";
    private static final String CONNECTION = CORE + "http/impl/io/DefaultBHttpClientConnection";
    private static final String CONNECTION_BASE = CORE + "http/impl/io/BHttpConnectionBase";
    private static final String FUTURE_TASK = CLIENT + "classic/HttpRequestTaskCallable";
    private static final String CLIENT_IO = "org/apache/hc/client5/http/io/";
    private static final String MANAGER = CLIENT + "io/PoolingHttpClientConnectionManager";
    private static final String STRICT_POOL = CORE + "pool/StrictConnPool";
    private static final String LAX_POOL = CORE + "pool/LaxConnPool$PerRoutePool";
    private static final String POOL_ENTRY = CORE + "pool/PoolEntry";

    private static final String RUNTIME = CLIENT + "async/InternalHttpAsyncExecRuntime";
    private static final String HTTP2_RUNTIME = CLIENT + "async/InternalH2AsyncExecRuntime";
    private static final String HANDLERS = CLIENT + "async/HttpAsyncClientProtocolNegotiationStarter";
    private static final String HANDLERS_50 = CLIENT + "async/HttpAsyncClientEventHandlerFactory";
    private static final String HTTP2_HANDLERS = CLIENT + "async/H2AsyncClientProtocolStarter";
    private static final String HTTP2_HANDLERS_50 = CLIENT + "async/H2AsyncClientEventHandlerFactory";
    private static final String ASYNC_CONNECTION = CLIENT + "nio/DefaultManagedAsyncClientConnection";

    private static final String SESSION_REQUEST = CORE + "reactor/IOSessionRequest";
    private static final String REACTOR = CORE + "reactor/SingleCoreIOReactor";
    private static final String SESSION = CORE + "reactor/IOSessionImpl";
    private static final String CHANNEL = CORE + "reactor/InternalDataChannel";
    private static final String TLS_SESSION = CORE + "reactor/ssl/SSLIOSession";
    private static final String HTTP1_STREAM = CORE + "http/impl/nio/ClientHttp1StreamDuplexer";
    private static final String HTTP2_STREAMS = CORE + "http2/impl/nio/ClientH2StreamMultiplexer";

    private static final String DEADLINE = CORE + "util/Deadline";

    /** The third parameter, if the ones before it are references. */
    private static final Operand THIRD = new Operand.Local(3);

    @Override
    public List<String> classNames() {
        return List.of(
                OPERATOR,
                MANAGED_CONNECTION,
                CONNECTION,
                CONNECTION_BASE,
                FUTURE_TASK,
                POOL_ENTRY,
                MANAGER,
                STRICT_POOL,
                LAX_POOL,
                RUNTIME,
                HTTP2_RUNTIME,
                HANDLERS,
                HANDLERS_50,
                HTTP2_HANDLERS,
                HTTP2_HANDLERS_50,
                ASYNC_CONNECTION,
                SESSION_REQUEST,
                REACTOR,
                SESSION,
                CHANNEL,
                TLS_SESSION,
                HTTP1_STREAM,
                HTTP2_STREAMS);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case OPERATOR ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                        new Insertion("connect", InsertionPoint.beforeReturn(), HookMethod.POOLED, FIRST, THIS));
            case MANAGED_CONNECTION -> {
                var all = new ArrayList<>(pooledConnection());
                all.add(bind());
                yield all;
            }
            case CONNECTION -> {
                var all = new ArrayList<>(requests("sendRequestHeader", InsertionPoint.beforeReturn()));
                all.add(bind());
                all.addAll(response("receiveResponseHeader", InsertionPoint.beforeReturn(), TOP));
                yield all;
            }
            case CONNECTION_BASE ->
                List.of(
                        new Insertion("isStale", InsertionPoint.atEntry(), HookMethod.ACQUIRED, THIS),
                        new Insertion(
                                "isStale",
                                InsertionPoint.beforeReturn(),
                                HookMethod.NOTED_IF,
                                TOP,
                                THIS,
                                new Operand.Constant(ChurnscopeTraffic.PEER_CLOSED)),
                        aborts());
            case FUTURE_TASK ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                        new Insertion("call", InsertionPoint.around(), HookMethod.BEGIN, THIS));
            case POOL_ENTRY ->
                List.of(
                        expiry("validityDeadline", ChurnscopeTraffic.LIFETIME_LIMIT),
                        expiry("expiryDeadline", ChurnscopeTraffic.IDLE_LIMIT));
            case MANAGER ->
                List.of(new Insertion(
                        "lease",
                        InsertionPoint.atEntry(),
                        HookMethod.LOOKUP_BEGINS,
                        new Operand.Field(
                                MANAGER, "connectionOperator", 'L' + CLIENT_IO + "HttpClientConnectionOperator;")));
            // Under the pool's lock.
            case STRICT_POOL ->
                List.of(
                        new Insertion(
                                "processPendingRequest",
                                InsertionPoint.beforeCall("java/util/Set", "add", "(Ljava/lang/Object;)Z"),
                                HookMethod.ACQUIRED,
                                connectionOf(TOP)),
                        released("java/util/LinkedList", "addFirst"),
                        released("java/util/LinkedList", "addLast"));
            case LAX_POOL ->
                List.of(
                        new Insertion("addLeased", InsertionPoint.atEntry(), HookMethod.ACQUIRED, connectionOf(FIRST)),
                        released("java/util/Deque", "addFirst"),
                        released("java/util/Deque", "addLast"));
            case RUNTIME -> runtime("connectEndpoint");
            case HTTP2_RUNTIME -> http2Runtime();
            case HANDLERS, HANDLERS_50, HTTP2_HANDLERS, HTTP2_HANDLERS_50 ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                        new Insertion("createHandler", InsertionPoint.beforeReturn(), HookMethod.POOLED, FIRST, THIS));
            case ASYNC_CONNECTION -> {
                var all = new ArrayList<>(pooledConnection());
                all.add(new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, FIRST));
                all.add(new Insertion("close", InsertionPoint.atEntry(), HookMethod.CLOSE_REQUESTED, THIS));
                yield all;
            }
            case SESSION_REQUEST ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.INHERIT, THIS),
                        new Insertion("failed", InsertionPoint.around(), HookMethod.BEGIN, THIS));
            case REACTOR ->
                List.of(new Insertion("processConnectionRequest", InsertionPoint.around(), HookMethod.BEGIN, SECOND));
            case SESSION ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, THIRD),
                        aborts().optional());
            case CHANNEL ->
                List.of(new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, FIRST));
            case TLS_SESSION -> {
                var engine = new Operand.Field(TLS_SESSION, "sslEngine", "Ljavax/net/ssl/SSLEngine;");
                yield List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, engine, SECOND));
            }
            case HTTP1_STREAM -> {
                var all = new ArrayList<>(requests(
                        "updateOutputMetrics(L" + CORE + "http/HttpRequest;L" + CORE
                                + "http/impl/BasicHttpConnectionMetrics;)V",
                        InsertionPoint.atEntry()));
                all.add(new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, FIRST));
                all.addAll(response(
                        "consumeHeader(L" + CORE + "http/HttpResponse;L" + CORE + "http/EntityDetails;)V",
                        InsertionPoint.atEntry(),
                        FIRST));
                yield all;
            }
            case HTTP2_STREAMS ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, FIRST),
                        new Insertion(
                                        "createLocallyInitiatedStream",
                                        InsertionPoint.beforeReturn(),
                                        HookMethod.REQUEST,
                                        THIS)
                                .optional(),
                        new Insertion("outgoingRequest", InsertionPoint.beforeReturn(), HookMethod.REQUEST, THIS)
                                .optional());
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static Insertion bind() {
        return new Insertion(
                "bind(Ljava/net/Socket;)V", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, FIRST);
    }

    /** At an immediate close of a connection or session; not every version sends a RST then. */
    private static Insertion aborts() {
        return new Insertion(
                "close(L" + CORE + "io/CloseMode;)V",
                InsertionPoint.beforeCall("java/net/Socket", "setSoLinger", "(ZI)V"),
                HookMethod.NOTED,
                THIS,
                new Operand.Constant(ChurnscopeTraffic.ABORTED));
    }

    private static List<Insertion> pooledConnection() {
        return List.of(
                new Insertion("passivate", InsertionPoint.atEntry(), HookMethod.RELEASING, THIS),
                new Insertion("activate", InsertionPoint.atEntry(), HookMethod.ACQUIRED, THIS));
    }

    /** Returns the insertions into a connection's method that writes a request, its first parameter. */
    private static List<Insertion> requests(String method, InsertionPoint point) {
        var name = new Operand.Call(FIRST, CORE + "http/HttpRequest", "getMethod", "()Ljava/lang/String;", true);
        return List.of(
                new Insertion(method, point, HookMethod.REQUEST_UNLESS_TUNNEL, THIS, name),
                new Insertion(method, point, HookMethod.AWAITS_RESPONSE, THIS),
                ends(method, point, FIRST, ChurnscopeTraffic.REQUEST_ENDS_CONNECTION));
    }

    /** Returns the insertions at the point where the head of a response has been read. */
    private static List<Insertion> response(String method, InsertionPoint point, Operand response) {
        return List.of(
                new Insertion(method, point, HookMethod.RESPONDED, THIS),
                new Insertion(method, point, HookMethod.NOTED_IF_EVENT_STREAM, header(response, "Content-Type"), THIS),
                ends(method, point, response, ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION));
    }

    private static Insertion ends(String method, InsertionPoint point, Operand message, int note) {
        return new Insertion(
                method,
                point,
                HookMethod.NOTED_IF_CLOSE,
                header(message, "Connection"),
                THIS,
                new Operand.Constant(note));
    }

    private static Operand header(Operand message, String name) {
        return new Operand.Lookup(
                message,
                CORE + "http/MessageHeaders",
                "getFirstHeader",
                "(Ljava/lang/String;)L" + CORE + "http/Header;",
                name,
                true);
    }

    /** Notes why the pool discards a connection, also if it does so while it leases another one. */
    private static Insertion expiry(String field, int note) {
        var deadline = new Operand.Field(POOL_ENTRY, field, "L" + DEADLINE + ";");
        return new Insertion(
                "discardConnection",
                InsertionPoint.atEntry(),
                HookMethod.NOTED_IF_PAST,
                new Operand.Call(deadline, DEADLINE, "getValue", "()J", false),
                connectionOf(THIS),
                new Operand.Constant(note));
    }

    private static Operand connectionOf(Operand entry) {
        return new Operand.Call(entry, POOL_ENTRY, "getConnection", "()L" + CORE + "io/ModalCloseable;", false);
    }

    /** At the point where the pool has made an entry available. */
    private static Insertion released(String queue, String method) {
        return new Insertion(
                "release(L" + POOL_ENTRY + ";Z)V",
                InsertionPoint.afterCall(queue, method, "(Ljava/lang/Object;)V"),
                HookMethod.RELEASED,
                connectionOf(FIRST));
    }

    private static List<Insertion> runtime(String connecting) {
        return List.of(
                new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                new Insertion("fork", InsertionPoint.beforeReturn(), HookMethod.PROPAGATE, THIS, TOP_AS_SECOND),
                new Insertion(connecting, InsertionPoint.around(), HookMethod.BEGIN, THIS));
    }

    private static List<Insertion> http2Runtime() {
        var all = new ArrayList<>(runtime("acquireEndpoint"));
        all.add(new Insertion("connectEndpoint", InsertionPoint.around(), HookMethod.BEGIN, THIS));
        all.add(new Insertion("execute", InsertionPoint.around(), HookMethod.BEGIN, THIS));
        return all;
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return ApacheClosingMethods.VERSION_5;
    }
}
