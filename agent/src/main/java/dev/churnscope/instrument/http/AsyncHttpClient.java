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
 * AsyncHttpClient 2 and 3, relocated copies (Play's) included; requests, TLS and connects are Netty's.
 *
 * <p>A future is made on the thread that asks, and goes with the request through redirects, retries and the resolution of
 * names, any of which may end in a connect on another thread; the listener of that connect holds the future. The pool is
 * one of a {@code ChannelManager}, of which each client has one. A timer closes what has been idle for too long, or has
 * lived for too long.
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
                List.of(new Insertion(
                        "newNettyResponseFuture", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, TOP));
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
                        // Before another thread can take it.
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
                // Closed after a response rather than offered to the pool: a handler has aborted it, unless headers say
                // why.
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
                // Of a request that failed or took too long.
                new ClosingMethod(SENDER, "abort", CloseCause.ERROR, NotReusedReason.ERROR));
    }
}
