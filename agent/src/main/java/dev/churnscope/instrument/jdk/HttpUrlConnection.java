// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.jdk;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.THIS;
import static dev.churnscope.instrument.patch.Insertion.TOP;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReusedReason;
import java.net.ChurnscopeTraffic;
import java.util.List;

/**
 * {@code HttpURLConnection}, http and https: {@code sun.net.www.http.HttpClient}, each of which has one connection at a
 * time, and the {@code KeepAliveCache} that all of them share. The cache closes expired connections with a delay.
 *
 * <p>All of it runs on the caller's thread, apart from the cache's timer, which closes expired connections, and the
 * cleaner, which reads the rest of responses that the application did not read to the end. A client object is associated
 * with its socket as soon as that is connected: the TLS socket that replaces it may be of any class. A CONNECT is written
 * by the {@code writeRequests} method with two parameters, a request by the one with three; but a client that retries a
 * request on a new connection calls the former, too.
 *
 * <p>A response that ends the connection is read through a {@code MeteredStream}, which closes the socket without calling
 * the client.
 */
public final class HttpUrlConnection implements Instrumentation {

    private static final String CLIENT = "sun/net/www/http/HttpClient";
    private static final String HTTPS_CLIENT = "sun/net/www/protocol/https/HttpsClient";
    private static final String CACHE = "sun/net/www/http/KeepAliveCache";
    private static final String CACHE_ENTRIES = "sun/net/www/http/ClientVector";

    /** Its name in newer JDKs. */
    private static final String INNER_CACHE_ENTRIES = CACHE + "$ClientVector";

    private static final String LENGTH_STREAM = "sun/net/www/http/KeepAliveStream";
    private static final String CHUNKED_STREAM = "sun/net/www/http/ChunkedInputStream";
    private static final String CLEANER = "sun/net/www/http/KeepAliveStreamCleaner";
    private static final String CONNECTION = "sun/net/www/protocol/http/HttpURLConnection";

    private static final String CLIENT_TYPE = "Lsun/net/www/http/HttpClient;";
    private static final String HEADERS = "Lsun/net/www/MessageHeader;";
    private static final String POSTER = "Lsun/net/www/http/PosterOutputStream;";

    private static final Operand SOCKET =
            new Operand.Field("sun/net/NetworkClient", "serverSocket", "Ljava/net/Socket;");
    private static final Operand RESPONSE_ENDS = new Operand.Constant(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION);
    private static final Operand UNREAD = new Operand.Constant(ChurnscopeTraffic.BODY_UNREAD);
    private static final Operand FAILED = new Operand.Constant(ChurnscopeTraffic.FAILED);

    private static final InsertionPoint CLOSE = InsertionPoint.beforeCall(CLIENT, "closeServer", "()V");

    @Override
    public List<String> classNames() {
        return List.of(
                CLIENT,
                HTTPS_CLIENT,
                CACHE,
                CACHE_ENTRIES,
                INNER_CACHE_ENTRIES,
                LENGTH_STREAM,
                CHUNKED_STREAM,
                CLEANER);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case CLIENT -> client();
            case HTTPS_CLIENT ->
                List.of(new Insertion(
                        "afterConnect", InsertionPoint.afterWrite("serverSocket"), HookMethod.ASSOCIATE, THIS, SOCKET));
            case CACHE ->
                List.of(new Insertion(
                        "get(Ljava/net/URL;Ljava/lang/Object;)" + CLIENT_TYPE,
                        InsertionPoint.atEntry(),
                        HookMethod.LOOKUP_BEGINS,
                        THIS));
            // Both run under the lock of the cache.
            case CACHE_ENTRIES, INNER_CACHE_ENTRIES ->
                List.of(
                        new Insertion(
                                "put(" + CLIENT_TYPE + ")" + CLIENT_TYPE,
                                InsertionPoint.atEntry(),
                                HookMethod.IDLE_FOR,
                                FIRST,
                                new Operand.Field(className, "nap", "I")),
                        new Insertion("get()" + CLIENT_TYPE, InsertionPoint.beforeReturn(), HookMethod.ACQUIRED, TOP));
            case LENGTH_STREAM ->
                List.of(
                        new Insertion("close", CLOSE, HookMethod.NOTED, TOP, UNREAD),
                        new Insertion("queueForCleanup", CLOSE, HookMethod.NOTED, TOP, UNREAD),
                        new Insertion(
                                "close",
                                InsertionPoint.afterCall("queueForCleanup"),
                                HookMethod.CLOSE_REQUESTED,
                                new Operand.Field(LENGTH_STREAM, "hc", CLIENT_TYPE)));
            case CHUNKED_STREAM ->
                List.of(new Insertion(
                        "closeUnderlying",
                        CLOSE,
                        HookMethod.NOTED_UNLESS,
                        new Operand.Field(CHUNKED_STREAM, "error", "Z"),
                        new Operand.Field(CHUNKED_STREAM, "hc", CLIENT_TYPE),
                        UNREAD));
            case CLEANER -> List.of(new Insertion("run", CLOSE, HookMethod.NOTED, TOP, UNREAD));
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static List<Insertion> client() {
        var cache = new Operand.StaticField(CLIENT, "kac", "Lsun/net/www/http/KeepAliveCache;");
        var keepAlive = new Operand.Field(CLIENT, "keepingAlive", "Z");
        String openServer = "openServer(Ljava/lang/String;I)V";
        String writeRequests = "writeRequests(" + HEADERS + POSTER + "Z)V";
        return List.of(
                new Insertion(openServer, InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, SOCKET),
                new Insertion(openServer, InsertionPoint.beforeReturn(), HookMethod.POOLED, THIS, cache),
                new Insertion(writeRequests, InsertionPoint.atEntry(), HookMethod.REQUEST, THIS),
                new Insertion(
                        writeRequests,
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED_IF_CLOSE,
                        header("Connection"),
                        THIS,
                        new Operand.Constant(ChurnscopeTraffic.REQUEST_ENDS_CONNECTION)),
                new Insertion("parseHTTP", InsertionPoint.atEntry(), HookMethod.AWAITS_RESPONSE, THIS),
                new Insertion("parseHTTPHeader", InsertionPoint.beforeReturn(), HookMethod.RESPONDED, THIS),
                new Insertion(
                        "parseHTTPHeader",
                        InsertionPoint.beforeReturn(),
                        HookMethod.NOTED_IF_EVENT_STREAM,
                        header("Content-Type"),
                        THIS),
                retry("parseHTTP"),
                retry("parseHTTPHeader"),
                new Insertion("parseHTTP", CLOSE, HookMethod.NOTED, THIS, FAILED),
                new Insertion("parseHTTPHeader", CLOSE, HookMethod.NOTED, THIS, FAILED),
                new Insertion(
                        "parseHTTPHeader",
                        InsertionPoint.beforeCall("sun/net/www/MeteredStream", "<init>", ""),
                        HookMethod.NOTED_UNLESS,
                        keepAlive,
                        THIS,
                        RESPONSE_ENDS),
                new Insertion("finished", CLOSE, HookMethod.NOTED, THIS, RESPONSE_ENDS));
    }

    private static Operand header(String name) {
        return new Operand.Lookup(
                FIRST, "sun/net/www/MessageHeader", "findValue", "(Ljava/lang/String;)Ljava/lang/String;", name, false);
    }

    private static Insertion retry(String method) {
        return new Insertion(
                method,
                InsertionPoint.beforeCall(CLIENT, "writeRequests", "(" + HEADERS + POSTER + ")V"),
                HookMethod.REQUEST,
                THIS);
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod(CACHE, "run", CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN),
                new ClosingMethod(CACHE, "put", CloseCause.POOL, NotReusedReason.POOL_TOO_SMALL),
                new ClosingMethod(CLIENT, "New", CloseCause.POOL, NotReusedReason.POOL_KEY_MISS),
                new ClosingMethod(HTTPS_CLIENT, "New", CloseCause.POOL, NotReusedReason.POOL_KEY_MISS),
                new ClosingMethod(
                        CONNECTION, "followRedirect0", CloseCause.PROTOCOL, NotReusedReason.REDIRECT_RECONNECT),
                new ClosingMethod(CONNECTION, "disconnectInternal", CloseCause.PROTOCOL),
                new ClosingMethod(
                        CONNECTION, "disconnect", CloseCause.APPLICATION, NotReusedReason.DISCONNECT_AFTER_RESPONSE));
    }
}
