// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReused;
import java.net.ChurnscopeTraffic;
import java.util.List;

/**
 * {@code HttpURLConnection}, http and https: {@code sun.net.www.http.HttpClient}, one of which is one connection, and the
 * {@code KeepAliveCache} that all of them share.
 *
 * <p>All of it runs on the caller's thread, but for what the cache's timer closes.
 */
final class HttpUrlConnection implements Instrumentation {

    private static final String CLIENT = "sun/net/www/http/HttpClient";
    private static final String CACHE = "sun/net/www/http/KeepAliveCache";
    private static final String CONNECTION = "sun/net/www/protocol/http/HttpURLConnection";

    @Override
    public List<String> classNames() {
        return List.of(CLIENT);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        var socket = new Operand.Field("sun/net/NetworkClient", "serverSocket", "Ljava/net/Socket;");
        var cache = new Operand.StaticField(CLIENT, "kac", "Lsun/net/www/http/KeepAliveCache;");
        var keepAlive = new Operand.Field(CLIENT, "keepingAlive", "Z");
        return List.of(
                new Insertion(
                        "openServer(Ljava/lang/String;I)V", Point.beforeReturn(), HookMethod.POOLED, socket, cache),
                new Insertion(
                        "writeRequests(Lsun/net/www/MessageHeader;Lsun/net/www/http/PosterOutputStream;)V",
                        Point.atEntry(),
                        HookMethod.REQUEST,
                        socket),
                new Insertion(
                        "finished",
                        Point.atEntry(),
                        HookMethod.NOTED_UNLESS,
                        keepAlive,
                        socket,
                        new Operand.Constant(ChurnscopeTraffic.RESPONSE_ENDS_CONNECTION)));
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod(CACHE, "run", CloseCause.IDLE_TIMER, NotReused.IDLE_EXPIRY_CHURN),
                new ClosingMethod(CACHE, "put", CloseCause.POOL, NotReused.POOL_TOO_SMALL),
                new ClosingMethod(
                        CONNECTION, "disconnect", CloseCause.APPLICATION, NotReused.DISCONNECT_AFTER_RESPONSE));
    }
}
