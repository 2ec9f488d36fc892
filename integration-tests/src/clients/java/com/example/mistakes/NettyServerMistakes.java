// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.visit.Visits;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** What goes wrong with a server of Netty, and with those who visit it. */
final class NettyServerMistakes {

    private NettyServerMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.visited(NettyServerMistakes.class, arguments);
    }

    static void closesEach(Visits visits) throws Exception {
        var server = server(60_000, true).bind(0).sync().channel(); // closesEach
        visits.to(port(server), "worksCutOff", "closesEach");
    }

    static void closesEachRight(Visits visits) throws Exception {
        var server = server(60_000, false).bind(0).sync().channel();
        visits.to(port(server), "worksCutOff", "closesEach");
    }

    static void impatient(Visits visits) throws Exception {
        var server = server(1_000, false).bind(0).sync().channel(); // impatient
        visits.to(port(server), "worksBetweenPauses", "impatient");
    }

    static void impatientRight(Visits visits) throws Exception {
        var server = server(60_000, false).bind(0).sync().channel();
        visits.to(port(server), "worksBetweenPauses", "impatient");
    }

    static void askedToClose(Visits visits) throws Exception {
        var server = server(60_000, false).bind(0).sync().channel(); // askedToClose
        visits.to(port(server), "asksEachToClose", "askedToClose");
    }

    static void askedToCloseRight(Visits visits) throws Exception {
        var server = server(60_000, false).bind(0).sync().channel();
        visits.to(port(server), "works", "askedToClose");
    }

    private static ServerBootstrap server(long idleMillis, boolean closesEach) {
        return new ServerBootstrap()
                .group(new NioEventLoopGroup(1))
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new IdleStateHandler(0, 0, idleMillis, TimeUnit.MILLISECONDS))
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(1000))
                                .addLast(new Answers(closesEach));
                    }
                });
    }

    private static int port(Channel bound) {
        return ((InetSocketAddress) bound.localAddress()).getPort();
    }

    private static final class Answers extends SimpleChannelInboundHandler<FullHttpRequest> {

        private final boolean closesEach;

        Answers(boolean closesEach) {
            this.closesEach = closesEach;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            if (closesEach) {
                context.close();
                return;
            }
            boolean keepAlive = HttpUtil.isKeepAlive(request);
            var response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.copiedBuffer(new byte[2]));
            HttpUtil.setContentLength(response, 2);
            HttpUtil.setKeepAlive(response, keepAlive);
            var written = context.writeAndFlush(response);
            if (!keepAlive) {
                written.addListener(ChannelFutureListener.CLOSE);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            context.close();
        }
    }
}
