// SPDX-License-Identifier: Apache-2.0
package com.example.servers;

import com.example.Scenarios;
import com.example.visit.Visits;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
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

/** Netty: HTTP/1 by its codec, over a transport that a system property names. */
public final class NettyServerProgram {

    private static final ServerBootstrap SERVER = server(60_000);
    private static final ServerBootstrap IMPATIENT = server(1_000);

    private NettyServerProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Visits.start(),
                NettyServerProgram::keptAlive,
                NettyServerProgram::leftAfterOne,
                NettyServerProgram::leftWithoutRequest,
                NettyServerProgram::askedToClose,
                NettyServerProgram::oldProtocol,
                NettyServerProgram::toldToClose,
                NettyServerProgram::failed,
                NettyServerProgram::rubbish,
                NettyServerProgram::cutOff,
                NettyServerProgram::leftIdle);
    }

    static void keptAlive(Visits visits) throws InterruptedException {
        var bound = SERVER.bind(0).sync().channel(); // keptAlive
        visits.to(port(bound), "keptAlive");
    }

    static void leftAfterOne(Visits visits) throws InterruptedException {
        var bound = SERVER.bind(0).sync().channel(); // leftAfterOne
        visits.to(port(bound), "leftAfterOne");
    }

    static void leftWithoutRequest(Visits visits) throws InterruptedException {
        var bound = SERVER.bind(0).sync().channel(); // leftWithoutRequest
        visits.to(port(bound), "leftWithoutRequest");
    }

    static void askedToClose(Visits visits) throws InterruptedException {
        var bound = SERVER.bind(0).sync().channel(); // askedToClose
        visits.to(port(bound), "askedToClose");
    }

    static void oldProtocol(Visits visits) throws InterruptedException {
        var bound = SERVER.bind(0).sync().channel(); // oldProtocol
        visits.to(port(bound), "oldProtocol");
    }

    static void toldToClose(Visits visits) throws InterruptedException {
        var bound = SERVER.bind(0).sync().channel(); // toldToClose
        visits.to(port(bound), "toldToClose");
    }

    static void failed(Visits visits) throws InterruptedException {
        var bound = SERVER.bind(0).sync().channel(); // failed
        visits.to(port(bound), "failed");
    }

    static void rubbish(Visits visits) throws InterruptedException {
        var bound = SERVER.bind(0).sync().channel(); // rubbish
        visits.to(port(bound), "rubbish");
    }

    static void cutOff(Visits visits) throws InterruptedException {
        var bound = SERVER.bind(0).sync().channel(); // cutOff
        visits.to(port(bound), "cutOff");
    }

    static void leftIdle(Visits visits) throws InterruptedException {
        var bound = IMPATIENT.bind(0).sync().channel(); // leftIdle
        visits.to(port(bound), "leftIdle");
    }

    private static ServerBootstrap server(long idleMillis) {
        boolean epoll = Boolean.getBoolean("epoll");
        return new ServerBootstrap()
                .group(epoll ? new EpollEventLoopGroup(1) : new NioEventLoopGroup(1))
                .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new IdleStateHandler(0, 0, idleMillis, TimeUnit.MILLISECONDS))
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(1000))
                                .addLast(new Answers());
                    }
                });
    }

    private static int port(Channel bound) {
        return ((InetSocketAddress) bound.localAddress()).getPort();
    }

    private static final class Answers extends SimpleChannelInboundHandler<FullHttpRequest> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            if (request.decoderResult().isFailure()) {
                context.close(); // rubbish closes
                return;
            }
            switch (request.uri()) {
                case "/fail" -> throw new IllegalStateException("as asked");
                case "/cut" -> context.close(); // cutOff closes
                case "/close" -> answer(context, false);
                default -> answer(context, HttpUtil.isKeepAlive(request));
            }
        }

        private static void answer(ChannelHandlerContext context, boolean keepAlive) {
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

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
            context.close();
        }
    }
}
