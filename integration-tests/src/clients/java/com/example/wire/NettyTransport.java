// SPDX-License-Identifier: Apache-2.0
package com.example.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Netty's channels, of one event loop, that read only where they are told to, and outlive the peer's FIN. */
public final class NettyTransport implements Transport {

    private final boolean epoll;
    private final EventLoopGroup loop;
    private final BlockingQueue<NettyWire> accepted = new LinkedBlockingQueue<>();
    private Channel server;

    /** @param epoll whether the transport is native, rather than the JDK's */
    public NettyTransport(boolean epoll) {
        this.epoll = epoll;
        this.loop = epoll ? new EpollEventLoopGroup(1) : new NioEventLoopGroup(1);
    }

    @Override
    public Wire connect(int port) throws InterruptedException {
        var wires = new LinkedBlockingQueue<NettyWire>();
        new Bootstrap()
                .group(loop)
                .channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .handler(initializer(wires))
                .connect(ChannelTransport.loopback(port))
                .sync();
        return wires.take();
    }

    @Override
    public int listen() {
        server = new ServerBootstrap()
                .group(loop)
                .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(initializer(accepted))
                .bind(ChannelTransport.loopback(0))
                .syncUninterruptibly()
                .channel();
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    private static ChannelInitializer<SocketChannel> initializer(BlockingQueue<NettyWire> wires) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                var wire = new NettyWire(channel);
                channel.pipeline().addLast(wire.events());
                wires.add(wire);
            }
        };
    }

    @Override
    public Wire accept() throws InterruptedException {
        return accepted.take();
    }

    @Override
    public void end() {
        server.close().syncUninterruptibly();
        loop.shutdownGracefully();
    }
}
