// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.AttributeKey;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Requests over channels of Netty's, one after another on each. */
final class NettyExchange {

    private static final AttributeKey<CompletableFuture<Void>> PENDING = AttributeKey.valueOf("pending");

    private NettyExchange() {}

    static void initialize(Channel channel, String url) throws Exception {
        var address = URI.create(url);
        if (address.getScheme().equals("https")) {
            var tls = SslContextBuilder.forClient().sslProvider(SslProvider.JDK).build();
            channel.pipeline().addLast(tls.newHandler(channel.alloc(), address.getHost(), address.getPort()));
        }
        channel.pipeline().addLast(new HttpClientCodec(), new HttpObjectAggregator(2_000_000), new Answer());
    }

    static CompletableFuture<Void> start(Channel channel, String path, boolean close) {
        var pending = new CompletableFuture<Void>();
        channel.attr(PENDING).set(pending);
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, path);
        request.headers().set(HttpHeaderNames.HOST, "localhost");
        if (close) {
            request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        channel.writeAndFlush(request);
        return pending;
    }

    static void closeWhenIdle(Channel channel) {
        channel.pipeline().addFirst(new IdleStateHandler(0, 0, 100, TimeUnit.MILLISECONDS));
    }

    private static final class Answer extends SimpleChannelInboundHandler<FullHttpResponse> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
            context.channel().attr(PENDING).get().complete(null);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof IdleStateEvent) {
                context.close();
            }
        }
    }
}
