// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Scenarios;
import com.example.http.Origin;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.pool.AbstractChannelPoolHandler;
import io.netty.channel.pool.FixedChannelPool;
import io.netty.channel.pool.SimpleChannelPool;
import io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Netty itself, over the transport that the system property {@code netty.transport} names. */
public final class NettyProgram {

    private static final NettyTransport TRANSPORT = NettyTransport.ofThisProcess();

    private NettyProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Origin.of(arguments),
                NettyProgram::sharedFirst,
                NettyProgram::sharedSecond,
                NettyProgram::asynchronous,
                NettyProgram::onEventLoop,
                NettyProgram::concurrent,
                NettyProgram::serverCloses,
                NettyProgram::serverClosesIdle,
                NettyProgram::asksToClose,
                NettyProgram::idle,
                NettyProgram::aborted,
                NettyProgram::shutDown,
                NettyProgram::pooled,
                NettyProgram::fixedPool);
    }

    private static void sharedFirst(Origin origin) throws Exception {
        var channel = bootstrap(origin).connect().sync().channel(); // sharedFirst
        for (int i = 0; i < 5; i++) {
            exchange(channel, "/sharedFirst");
        }
        channel.close().sync(); // sharedFirst closes
    }

    private static void sharedSecond(Origin origin) throws Exception {
        for (int i = 0; i < 2; i++) {
            var channel = bootstrap(origin).connect().sync().channel(); // sharedSecond
            exchange(channel, "/sharedSecond");
            exchange(channel, "/sharedSecond");
            channel.close().sync(); // sharedSecond closes
        }
    }

    private static void asynchronous(Origin origin) throws Exception {
        for (int i = 0; i < 3; i++) {
            var answered = new CompletableFuture<Void>();
            bootstrap(origin).connect().addListener((ChannelFuture connected) -> { // asynchronous
                var request = NettyExchange.start(connected.channel(), "/asynchronous", false);
                request.whenComplete((any, failure) -> {
                    connected.channel().close(); // asynchronous closes
                    answered.complete(null);
                });
            });
            answered.join();
        }
    }

    private static void onEventLoop(Origin origin) throws Exception {
        for (int i = 0; i < 2; i++) {
            var connected = new CompletableFuture<Channel>();
            TRANSPORT.group().next().execute(() -> {
                var connect = bootstrap(origin).connect(); // onEventLoop
                connect.addListener((ChannelFuture each) -> connected.complete(each.channel()));
            });
            exchange(connected.join(), "/onEventLoop");
            connected.join().close().sync(); // onEventLoop closes
        }
    }

    private static void concurrent(Origin origin) throws Exception {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            var channel = bootstrap(origin).connect().sync().channel(); // concurrent
            all.add(NettyExchange.start(channel, "/concurrent?delayMillis=200", false));
        }
        all.forEach(CompletableFuture::join);
    }

    private static void serverCloses(Origin origin) throws Exception {
        for (int i = 0; i < 4; i++) {
            var channel = bootstrap(origin).connect().sync().channel(); // serverCloses
            exchange(channel, "/serverCloses?close=1");
            channel.closeFuture().sync();
        }
    }

    private static void serverClosesIdle(Origin origin) throws Exception {
        for (int i = 0; i < 2; i++) {
            var channel = impatient(origin).connect().sync().channel(); // serverClosesIdle
            exchange(channel, "/serverClosesIdle");
            channel.closeFuture().sync();
        }
    }

    private static void asksToClose(Origin origin) throws Exception {
        for (int i = 0; i < 4; i++) {
            var channel = bootstrap(origin).connect().sync().channel(); // asksToClose
            NettyExchange.start(channel, "/asksToClose", true).join();
            channel.closeFuture().sync();
        }
    }

    private static void idle(Origin origin) throws Exception {
        for (int i = 0; i < 2; i++) {
            var channel = bootstrap(origin).connect().sync().channel(); // idle
            exchange(channel, "/idle");
            NettyExchange.closeWhenIdle(channel);
            channel.closeFuture().sync();
        }
    }

    private static void aborted(Origin origin) throws Exception {
        for (int i = 0; i < 2; i++) {
            var bootstrap = bootstrap(origin).option(ChannelOption.SO_LINGER, 0);
            var channel = bootstrap.connect().sync().channel(); // aborted
            exchange(channel, "/aborted");
            channel.close().sync(); // aborted closes
        }
    }

    private static void shutDown(Origin origin) throws Exception {
        var group = TRANSPORT.newGroup();
        var channel =
                TRANSPORT.bootstrap(origin.url(""), group).connect().sync().channel(); // shutDown
        exchange(channel, "/shutDown");
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync(); // shutDown closes
    }

    private static void pooled(Origin origin) throws Exception {
        var pool = new SimpleChannelPool(bootstrap(origin), new Initializer(origin));
        for (int i = 0; i < 3; i++) {
            var channel = pool.acquire().sync().getNow(); // pooled
            exchange(channel, "/pooled");
            pool.release(channel).sync();
        }
        pool.close();
    }

    private static void fixedPool(Origin origin) throws Exception {
        var pool = new FixedChannelPool(bootstrap(origin), new Initializer(origin), 2);
        for (int i = 0; i < 2; i++) {
            List<Future<Channel>> all = new ArrayList<>();
            for (int j = 0; j < 2; j++) {
                all.add(pool.acquire()); // fixedPool
            }
            for (var each : all) {
                exchange(each.sync().getNow(), "/fixedPool");
                pool.release(each.getNow()).sync();
            }
        }
        pool.close();
    }

    private static void exchange(Channel channel, String path) {
        NettyExchange.start(channel, path, false).join();
    }

    private static Bootstrap bootstrap(Origin origin) {
        return TRANSPORT.bootstrap(origin.url(""));
    }

    private static Bootstrap impatient(Origin origin) {
        return TRANSPORT.bootstrap(origin.impatientUrl(""));
    }

    private static final class Initializer extends AbstractChannelPoolHandler {

        private final String url;

        Initializer(Origin origin) {
            url = origin.url("");
        }

        @Override
        public void channelCreated(Channel channel) throws Exception {
            NettyExchange.initialize(channel, url);
        }
    }
}
