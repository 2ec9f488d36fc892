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
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReusedReason;
import java.net.ChurnscopeTraffic;
import java.util.List;

/**
 * AsyncHttpClient 2 and 3, relocated copies (Play's) included. Requests, TLS and connects are covered by the
 * instrumentation of Netty.
 *
 * <p>The response future is created on the caller's thread, which has brought the handler of the response, and stays with
 * the request through redirects, retries and name resolution, any of which may end in a connect on another thread; the
 * connect listener holds the future. The pool belongs to a {@code ChannelManager}, of which each client has one. A timer
 * closes connections that were idle for too long or exceeded their lifetime.
 */
public final class AsyncHttpClient implements Instrumentation {

    private static final String NETTY = "org/asynchttpclient/netty/";
    private static final String SENDER = NETTY + "request/NettyRequestSender";
    private static final String LISTENER = NETTY + "channel/NettyConnectListener";
    private static final String CONNECTOR = NETTY + "channel/NettyChannelConnector";
    private static final String MANAGER = NETTY + "channel/ChannelManager";
    private static final String POOL = NETTY + "channel/DefaultChannelPool";
    private static final String HANDLER = NETTY + "handler/AsyncHttpClientHandler";

    @Override
    public List<String> classNames() {
        return List.of(SENDER, LISTENER, CONNECTOR, MANAGER, POOL, HANDLER);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case SENDER ->
                List.of(
                        // Version 3 polls the pool before it creates the future: what became idle in between was not
                        // there to be found.
                        new Insertion("sendRequest", InsertionPoint.atEntry(), HookMethod.CAPTURE, SECOND),
                        new Insertion("sendRequest", InsertionPoint.around(), HookMethod.BEGIN, SECOND),
                        new Insertion(
                                "newNettyResponseFuture", InsertionPoint.beforeReturn(), HookMethod.INHERIT, TOP));
            case LISTENER -> {
                var manager = new Operand.Field(prefix + LISTENER, "channelManager", "L" + prefix + MANAGER + ";");
                yield List.of(
                        new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.PROPAGATE, FIRST, THIS),
                        new Insertion("onSuccess", InsertionPoint.atEntry(), HookMethod.POOLED, FIRST, manager));
            }
            case CONNECTOR -> List.of(new Insertion("connect", InsertionPoint.around(), HookMethod.BEGIN, SECOND));
            case MANAGER -> List.of(new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS));
            case POOL ->
                List.of(
                        // Before another thread can acquire it.
                        new Insertion("offer0", InsertionPoint.atEntry(), HookMethod.RELEASING, FIRST),
                        new Insertion("offer0", InsertionPoint.beforeReturn(), HookMethod.RELEASED, FIRST),
                        new Insertion("poll", InsertionPoint.around(), HookMethod.POLL_BEGINS),
                        new Insertion("poll", InsertionPoint.beforeReturn(), HookMethod.ACQUIRED, TOP),
                        new Insertion(
                                "isTtlExpired",
                                InsertionPoint.beforeReturn(),
                                HookMethod.NOTED_IF,
                                TOP,
                                FIRST,
                                new Operand.Constant(ChurnscopeTraffic.LIFETIME_LIMIT)));
            case HANDLER ->
                // The channel is closed after a response instead of offered to the pool: the application's handler
                // aborted the response, unless headers give a reason.
                List.of(new Insertion(
                        "finishUpdate",
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED_IF,
                        new Operand.IntLocal(3),
                        SECOND,
                        new Operand.Constant(ChurnscopeTraffic.BODY_UNREAD)));
            default -> throw new IllegalArgumentException(className);
        };
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod(
                        POOL + "$IdleChannelDetector", "run", CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN),
                // Closes the connection of a request that failed or timed out.
                new ClosingMethod(SENDER, "abort", CloseCause.ERROR, NotReusedReason.ERROR));
    }
}
