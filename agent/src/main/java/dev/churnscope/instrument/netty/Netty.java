// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.netty;

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
 * Netty's clients and servers, relocated copies included.
 *
 * <p>A channel is created on the caller's thread and connected or bound on its event loop: the channel itself carries the
 * caller. Requests are counted where the codecs write or read them. In HTTP/1 the codecs for requests and responses share
 * this code, so the agent distinguishes the messages. In HTTP/2 a request is a stream that headers open: on a client
 * headers that are written, on a server headers that are read. The first stream of a connection that was upgraded from
 * HTTP/1 is opened elsewhere; its request was counted before.
 */
public final class Netty implements Instrumentation {

    private static final String CHANNEL = "netty/channel/Channel";
    private static final String BOOTSTRAP = "netty/bootstrap/Bootstrap";
    private static final String SERVER_BOOTSTRAP = "netty/bootstrap/ServerBootstrap";
    private static final String NIO_SERVER = "netty/channel/socket/nio/NioServerSocketChannel";
    private static final String NIO_CHANNEL = "netty/channel/socket/nio/NioSocketChannel";
    private static final String CONTEXT = "netty/channel/AbstractChannelHandlerContext";
    private static final String IDLE = "netty/handler/timeout/IdleStateHandler";
    private static final String CONTEXT_TYPE = "netty/channel/ChannelHandlerContext";
    private static final String TLS = "netty/handler/ssl/SslHandler";
    private static final String HTTP_ENCODER = "netty/handler/codec/http/HttpObjectEncoder";
    private static final String HTTP_DECODER = "netty/handler/codec/http/HttpObjectDecoder";
    private static final String HTTP2_ENCODER = "netty/handler/codec/http2/DefaultHttp2ConnectionEncoder";
    private static final String HTTP2_DECODER =
            "netty/handler/codec/http2/DefaultHttp2ConnectionDecoder$FrameReadListener";

    @Override
    public List<String> classNames() {
        return List.of(
                BOOTSTRAP,
                SERVER_BOOTSTRAP,
                NIO_CHANNEL,
                NIO_SERVER,
                CONTEXT,
                IDLE,
                TLS,
                HTTP_ENCODER,
                HTTP_DECODER,
                HTTP2_ENCODER,
                HTTP2_DECODER);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case BOOTSTRAP, SERVER_BOOTSTRAP ->
                List.of(new Insertion(
                        "init(L" + prefix + CHANNEL + ";)V", InsertionPoint.atEntry(), HookMethod.CAPTURE, FIRST));
            case NIO_SERVER -> List.of(new Insertion("doBind", InsertionPoint.around(), HookMethod.BEGIN, THIS));
            case NIO_CHANNEL -> nioChannel(prefix);
            case CONTEXT ->
                List.of(
                        closeOnLoop(prefix),
                        beginClosing("invokeExceptionCaught(Ljava/lang/Throwable;)V", ChurnscopeTraffic.FAILED));
            case IDLE -> List.of(beginClosing("channelIdle", ChurnscopeTraffic.IDLE_LIMIT));
            case TLS -> tls(prefix);
            case HTTP_ENCODER ->
                List.of(new Insertion("encode", InsertionPoint.beforeReturn(), HookMethod.HTTP_MESSAGE, FIRST, SECOND));
            case HTTP_DECODER -> {
                var message = new Operand.Field(
                        prefix + HTTP_DECODER, "message", "L" + prefix + "netty/handler/codec/http/HttpMessage;");
                // readHeaders returns null as long as the headers are incomplete.
                yield List.of(new Insertion(
                        "decode",
                        InsertionPoint.afterCall("readHeaders"),
                        HookMethod.HTTP_MESSAGE_IF,
                        TOP,
                        FIRST,
                        message));
            }
            case HTTP2_ENCODER -> List.of(streamOpened("writeHeaders0", prefix));
            case HTTP2_DECODER -> List.of(streamOpened("onHeadersRead", prefix));
            default -> throw new IllegalArgumentException(className);
        };
    }

    private static List<Insertion> nioChannel(String prefix) {
        var socketChannel = new Operand.Call(
                THIS, prefix + NIO_CHANNEL, "javaChannel", "()Ljava/nio/channels/SocketChannel;", false);
        String constructor = "<init>(L" + prefix + CHANNEL + ";Ljava/nio/channels/SocketChannel;)V";
        return List.of(
                // An accepted channel is connected already.
                new Insertion(constructor, InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, SECOND),
                new Insertion("doConnect", InsertionPoint.around(), HookMethod.BEGIN, THIS),
                new Insertion("doConnect", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, socketChannel));
    }

    /** At the point where a close is handed to the event loop: called once, and not for each handler that the close passes. */
    private static Insertion closeOnLoop(String prefix) {
        String promise = "L" + prefix + "netty/channel/ChannelPromise;";
        return new Insertion(
                "close(" + promise + ")L" + prefix + "netty/channel/ChannelFuture;",
                InsertionPoint.beforeCall(prefix + CONTEXT, "safeExecute", ""),
                HookMethod.CLOSE_REQUESTED,
                THIS);
    }

    /** Around callbacks of handlers, possibly of the application: what they close, they close for this reason. */
    private static Insertion beginClosing(String method, int reason) {
        return new Insertion(method, InsertionPoint.around(), HookMethod.BEGIN_CLOSING, new Operand.Constant(reason));
    }

    private static List<Insertion> tls(String prefix) {
        var context = new Operand.Field(prefix + TLS, "ctx", "L" + prefix + CONTEXT_TYPE + ";");
        return List.of(
                new Insertion(
                        "startHandshakeProcessing", InsertionPoint.atEntry(), HookMethod.HANDSHAKE_BEGINS, context),
                new Insertion("setHandshakeSuccess", InsertionPoint.atEntry(), HookMethod.HANDSHAKE_ENDS, context),
                // The channel is closed after close_notify was sent, or after a timeout.
                new Insertion("closeOutboundAndChannel", InsertionPoint.atEntry(), HookMethod.CLOSE_REQUESTED, FIRST),
                closeNotifyRead("notifyClosePromise", "(Ljava/lang/Throwable;)V", prefix),
                // Called instead if the engine has an executor for its tasks.
                closeNotifyRead("executeNotifyClosePromise", "(L" + prefix + CONTEXT_TYPE + ";)V", prefix)
                        .optional());
    }

    /**
     * At the point where the peer's {@code close_notify} was read, with any engine: the hooks in the JDK's TLS only see
     * that of the JDK's engine.
     */
    private static Insertion closeNotifyRead(String called, String descriptor, String prefix) {
        return new Insertion(
                "unwrap",
                InsertionPoint.beforeCall(prefix + TLS, called, descriptor),
                HookMethod.NOTED,
                FIRST,
                new Operand.Constant(ChurnscopeTraffic.PEER_CLOSE_NOTIFY));
    }

    private static Insertion streamOpened(String method, String prefix) {
        String stream = "L" + prefix + "netty/handler/codec/http2/Http2Stream;";
        var created = InsertionPoint.afterCall(
                prefix + "netty/handler/codec/http2/Http2Connection$Endpoint", "createStream", "(IZ)" + stream);
        return new Insertion(method, created, HookMethod.REQUEST, FIRST);
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                ClosingMethod.ofReadTimeout("netty/handler/timeout/ReadTimeoutHandler", "readTimedOut"),
                new ClosingMethod(
                        "netty/handler/timeout/WriteTimeoutHandler",
                        "writeTimedOut",
                        CloseCause.ERROR,
                        NotReusedReason.ERROR));
    }
}
