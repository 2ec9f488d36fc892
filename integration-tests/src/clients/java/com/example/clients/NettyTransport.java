// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.URI;

/** One of Netty's transports; those that not every version has are found by name. */
final class NettyTransport {

    private static final String CHANNEL = "io.netty.channel.";

    private final String name;
    private final EventLoopGroup group;

    private NettyTransport(String name) {
        this.name = name;
        this.group = newGroup(name);
    }

    static NettyTransport ofThisProcess() {
        return new NettyTransport(System.getProperty("netty.transport", "nio"));
    }

    EventLoopGroup group() {
        return group;
    }

    EventLoopGroup newGroup() {
        return newGroup(name);
    }

    Bootstrap bootstrap(String url) {
        return bootstrap(url, group);
    }

    Bootstrap bootstrap(String url, EventLoopGroup loops) {
        var address = URI.create(url);
        return new Bootstrap()
                .group(loops)
                .channel(channelType())
                .remoteAddress(address.getHost(), address.getPort())
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) throws Exception {
                        NettyExchange.initialize(channel, url);
                    }
                });
    }

    private Class<? extends Channel> channelType() {
        return switch (name) {
            case "epoll" -> type(CHANNEL + "epoll.EpollSocketChannel").asSubclass(Channel.class);
            case "io_uring" -> type(CHANNEL + "uring.IoUringSocketChannel").asSubclass(Channel.class);
            default -> NioSocketChannel.class;
        };
    }

    private static EventLoopGroup newGroup(String name) {
        try {
            return switch (name) {
                case "epoll" ->
                    (EventLoopGroup) type(CHANNEL + "epoll.EpollEventLoopGroup")
                            .getConstructor(int.class)
                            .newInstance(2);
                case "io_uring" -> {
                    var handlers = type(CHANNEL + "uring.IoUringIoHandler")
                            .getMethod("newFactory")
                            .invoke(null);
                    yield (EventLoopGroup) type(CHANNEL + "MultiThreadIoEventLoopGroup")
                            .getConstructor(int.class, type(CHANNEL + "IoHandlerFactory"))
                            .newInstance(2, handlers);
                }
                default -> new NioEventLoopGroup(2);
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static Class<?> type(String className) {
        try {
            return Class.forName(className);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
