// SPDX-License-Identifier: Apache-2.0
import io.netty.bootstrap.*;
import io.netty.channel.*;
import io.netty.channel.pool.*;
import io.netty.channel.socket.*;
import io.netty.channel.socket.nio.*;
import io.netty.handler.codec.http.*;
import io.netty.handler.timeout.*;

/** Under Netty: in a handler. */
abstract class WithNetty extends ChannelInboundHandlerAdapter {

    static Bootstrap bootstrap;
    static EventLoopGroup group;
    static ChannelPool pool;
    static ChannelPoolHandler poolHandler;
    static Channel channel;
    static ChannelPipeline pipeline;
    static ChannelHandlerContext context;
    static Object message;
    static FullHttpRequest request;
    static FullHttpResponse response;
    static FullHttpResponse last;
    static String path;
    static long pause;
}
