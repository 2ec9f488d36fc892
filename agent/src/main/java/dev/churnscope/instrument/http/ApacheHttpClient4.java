// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.http;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.SECOND;
import static dev.churnscope.instrument.patch.Insertion.THIS;
import static dev.churnscope.instrument.patch.Insertion.TOP;

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
 * Apache HttpClient 4 and HttpAsyncClient 4.
 *
 * <p>The classic client connects on the caller's thread. Each connection manager has its own connection operator, which
 * opens all of its connections and so represents the pool.
 *
 * <p>The asynchronous client creates a handler for each exchange on the caller's thread; the handler may request
 * connections on any thread. The pool requests a session from the reactor; for a queued request it does so on the thread
 * that releases a connection. One reactor thread connects for all pending {@code SessionRequestImpl}s in turn.
 */
public final class ApacheHttpClient4 implements Instrumentation {

    private static final String HTTP = "org/apache/http/";

    private static final String OPERATOR = HTTP + "impl/conn/DefaultHttpClientConnectionOperator";
    private static final String OPERATOR_43 = HTTP + "impl/conn/HttpClientConnectionOperator";
    private static final String CONNECTION = HTTP + "impl/DefaultBHttpClientConnection";
    private static final String CONNECTION_BASE = HTTP + "impl/BHttpConnectionBase";
    private static final String MANAGER = HTTP + "impl/conn/PoolingHttpClientConnectionManager";
    private static final String BASIC_MANAGER = HTTP + "impl/conn/BasicHttpClientConnectionManager";
    private static final String FUTURE_TASK = HTTP + "impl/client/HttpRequestTaskCallable";
    private static final String POOL_ENTRY = HTTP + "pool/PoolEntry";
    private static final String POOL = HTTP + "pool/AbstractConnPool";
    private static final String ENTRY = HTTP + "impl/conn/CPoolEntry";

    private static final String HANDLER = HTTP + "impl/nio/client/AbstractClientExchangeHandler";
    private static final String ASYNC_POOL_BASE = HTTP + "nio/pool/AbstractNIOConnPool";
    private static final String ASYNC_POOL = HTTP + "impl/nio/conn/CPool";
    private static final String ASYNC_ENTRY = HTTP + "impl/nio/conn/CPoolEntry";
    private static final String SESSION_REQUEST = HTTP + "impl/nio/reactor/SessionRequestImpl";
    private static final String REACTOR = HTTP + "impl/nio/reactor/DefaultConnectingIOReactor";
    private static final String SESSION = HTTP + "impl/nio/reactor/IOSessionImpl";
    private static final String TLS_SESSION = HTTP + "nio/reactor/ssl/SSLIOSession";
    private static final String ASYNC_CONNECTION_BASE = HTTP + "impl/nio/NHttpConnectionBase";
    private static final String ASYNC_CONNECTION = HTTP + "impl/nio/DefaultNHttpClientConnection";

    @Override
    public List<String> classNames() {
        return List.of(
                OPERATOR,
                OPERATOR_43,
                CONNECTION,
                CONNECTION_BASE,
                MANAGER,
                BASIC_MANAGER,
                FUTURE_TASK,
                POOL_ENTRY,
                POOL,
                ENTRY,
                HANDLER,
                ASYNC_POOL_BASE,
                ASYNC_POOL,
                ASYNC_ENTRY,
                SESSION_REQUEST,
                REACTOR,
                SESSION,
                TLS_SESSION,
                ASYNC_CONNECTION_BASE,
                ASYNC_CONNECTION);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case OPERATOR, OPERATOR_43 ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                        new Insertion("connect", InsertionPoint.beforeReturn(), HookMethod.POOLED, FIRST, THIS));
            case CONNECTION -> {
                var all = new ArrayList<>(requests("sendRequestHeader"));
                all.add(new Insertion(
                        "bind(Ljava/net/Socket;)V", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, FIRST));
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
                        new Insertion(
                                        "shutdown",
                                        InsertionPoint.beforeCall("java/net/Socket", "setSoLinger", "(ZI)V"),
                                        HookMethod.NOTED,
                                        THIS,
                                        new Operand.Constant(ChurnscopeTraffic.ABORTED))
                                .optional());
            case BASIC_MANAGER -> {
                var connection =
                        new Operand.Field(BASIC_MANAGER, "conn", "L" + HTTP + "conn/ManagedHttpClientConnection;");
                yield List.of(
                        new Insertion("releaseConnection", InsertionPoint.beforeReturn(), HookMethod.IDLE, connection));
            }
            case FUTURE_TASK ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                        new Insertion("call", InsertionPoint.around(), HookMethod.BEGIN, THIS));
            case POOL_ENTRY ->
                List.of(new Insertion(
                        "updateExpiry", InsertionPoint.beforeReturn(), HookMethod.RELEASING, connectionOf(THIS)));
            case POOL ->
                List.of(
                        new Insertion(
                                "getPoolEntryBlocking",
                                InsertionPoint.beforeCall("java/util/Set", "add", "(Ljava/lang/Object;)Z"),
                                HookMethod.ACQUIRED,
                                connectionOf(TOP)),
                        released());
            case MANAGER -> List.of(lookupBegins("conn/"), lookupBegins("impl/conn/"));
            case ENTRY, ASYNC_ENTRY ->
                List.of(
                        expiry("getValidUnit", ChurnscopeTraffic.LIFETIME_LIMIT),
                        expiry("getExpiry", ChurnscopeTraffic.IDLE_LIMIT));
            case HANDLER ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                        new Insertion("requestConnection", InsertionPoint.around(), HookMethod.BEGIN, THIS));
            case ASYNC_POOL_BASE -> {
                var waits = InsertionPoint.beforeCall("java/util/LinkedList", "add", "(Ljava/lang/Object;)Z");
                yield List.of(
                        new Insertion("onReuse", InsertionPoint.atEntry(), HookMethod.ACQUIRED, connectionOf(FIRST)),
                        released(),
                        new Insertion("lease", waits, HookMethod.CAPTURE, TOP),
                        new Insertion("processPendingRequest", InsertionPoint.around(), HookMethod.BEGIN, FIRST));
            }
            case ASYNC_POOL ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                        new Insertion("createEntry", InsertionPoint.beforeReturn(), HookMethod.POOLED, SECOND, THIS));
            case SESSION_REQUEST ->
                List.of(new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.INHERIT, THIS));
            case REACTOR -> {
                var next = InsertionPoint.beforeCall(SESSION_REQUEST, "isCompleted", "()Z");
                yield List.of(
                        new Insertion("processSessionRequests", InsertionPoint.around(), HookMethod.BEGIN, THIS),
                        new Insertion("processSessionRequests", next, HookMethod.SWITCH_TO, TOP));
            }
            case SESSION -> {
                var channel = new Operand.Call(
                        FIRST,
                        "java/nio/channels/SelectionKey",
                        "channel",
                        "()Ljava/nio/channels/SelectableChannel;",
                        false);
                yield List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, channel));
            }
            case TLS_SESSION -> {
                var engine = new Operand.Field(TLS_SESSION, "sslEngine", "Ljavax/net/ssl/SSLEngine;");
                yield List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, engine, FIRST));
            }
            case ASYNC_CONNECTION_BASE ->
                List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, FIRST),
                        new Insertion("close", InsertionPoint.atEntry(), HookMethod.CLOSE_REQUESTED, THIS));
            case ASYNC_CONNECTION -> {
                var response = new Operand.Field(ASYNC_CONNECTION_BASE, "response", "L" + HTTP + "HttpResponse;");
                var all = new ArrayList<>(requests("submitRequest"));
                all.addAll(response(
                        "consumeInput(L" + HTTP + "nio/NHttpClientEventHandler;)V",
                        InsertionPoint.afterCall("onResponseReceived"),
                        response));
                yield all;
            }
            default -> throw new IllegalArgumentException(className);
        };
    }

    /** Returns the insertions into a connection's method that writes a request, its first parameter. */
    private static List<Insertion> requests(String method) {
        var line = new Operand.Call(FIRST, HTTP + "HttpRequest", "getRequestLine", "()L" + HTTP + "RequestLine;", true);
        var name = new Operand.Call(line, HTTP + "RequestLine", "getMethod", "()Ljava/lang/String;", true);
        return List.of(
                new Insertion(method, InsertionPoint.beforeReturn(), HookMethod.REQUEST_UNLESS_TUNNEL, THIS, name),
                new Insertion(method, InsertionPoint.beforeReturn(), HookMethod.AWAITS_RESPONSE, THIS),
                ends(method, InsertionPoint.beforeReturn(), FIRST, ChurnscopeTraffic.REQUEST_ENDS_CONNECTION));
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
                HTTP + "HttpMessage",
                "getFirstHeader",
                "(Ljava/lang/String;)L" + HTTP + "Header;",
                name,
                true);
    }

    private static Operand connectionOf(Operand entry) {
        return new Operand.Call(entry, POOL_ENTRY, "getConnection", "()Ljava/lang/Object;", false);
    }

    /** At the point where the pool has made an entry available; runs under the pool's lock, as lookups do. */
    private static Insertion released() {
        return new Insertion(
                "release(L" + POOL_ENTRY + ";Z)V",
                InsertionPoint.afterCall("java/util/LinkedList", "addFirst", "(Ljava/lang/Object;)V"),
                HookMethod.RELEASED,
                connectionOf(FIRST));
    }

    /** At the start of a connection lookup; since 4.4 the operator is in another package. */
    private static Insertion lookupBegins(String operatorPackage) {
        var operator = new Operand.Field(
                MANAGER, "connectionOperator", 'L' + HTTP + operatorPackage + "HttpClientConnectionOperator;");
        return new Insertion("requestConnection", InsertionPoint.atEntry(), HookMethod.LOOKUP_BEGINS, operator)
                .optional();
    }

    /** Notes why the pool closes a connection, also if it does so while it leases another one. */
    private static Insertion expiry(String deadline, int note) {
        return new Insertion(
                "close",
                InsertionPoint.atEntry(),
                HookMethod.NOTED_IF_PAST,
                new Operand.Call(THIS, POOL_ENTRY, deadline, "()J", false),
                connectionOf(THIS),
                new Operand.Constant(note));
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return ApacheClosingMethods.VERSION_4;
    }
}
