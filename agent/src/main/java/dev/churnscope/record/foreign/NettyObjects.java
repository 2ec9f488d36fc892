// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.foreign;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects of Netty's that inserted code passes to the recorder, relocated copies included: handler contexts, HTTP
 * messages and descriptors. Their methods are called here rather than by inserted code, since the application may have
 * implementations of its own, and nothing that they throw may reach it.
 *
 * <p>Safe for use by any number of threads.
 */
public final class NettyObjects {

    private static final String CONTEXT = "netty.channel.ChannelHandlerContext";
    private static final String HTTP = "netty.handler.codec.http.";

    /** For each class of handler contexts the getter of the channel; for other classes null. */
    private static final ClassValue<@Nullable MethodHandle> CHANNEL = new ClassValue<>() {
        @Override
        protected @Nullable MethodHandle computeValue(Class<?> type) {
            return channelGetter(type);
        }
    };

    /** For each class of Netty's descriptors the getter of the number; for other classes null. */
    private static final ClassValue<@Nullable MethodHandle> NUMBER = new ClassValue<>() {
        @Override
        protected @Nullable MethodHandle computeValue(Class<?> type) {
            return numberGetter(type);
        }
    };

    /** Whether a class of channels is TCP, rather than a datagram or Unix-domain one. */
    private static final ClassValue<Boolean> TCP = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return interfaceOf(type, "netty.channel.socket.SocketChannel") != null;
        }
    };

    /** For each class of HTTP messages how to read their head; for other classes null. */
    private static final ClassValue<@Nullable Head> HEAD = new ClassValue<>() {
        @Override
        protected @Nullable Head computeValue(Class<?> type) {
            return head(type);
        }
    };

    /**
     * The head of an HTTP/1 message.
     *
     * @param isKeepAlive takes the message, and returns whether its version and headers keep the connection alive
     * @param status takes the message, and returns the status code of the response; null if it is not one
     * @param upgrade takes the message, and returns the value of its header {@code Upgrade}; null if it is not a response
     * @param contentType the same for its header {@code Content-Type}
     */
    public record Head(
            boolean isRequest,
            MethodHandle isKeepAlive,
            @Nullable MethodHandle status,
            @Nullable MethodHandle upgrade,
            @Nullable MethodHandle contentType) {

        /** Whether the connection may carry another request after this message. */
        public boolean keepsAlive(Object message) {
            try {
                return (boolean) isKeepAlive.invokeExact(message);
            } catch (Throwable t) {
                // The application's own headers may throw anything.
                return true;
            }
        }

        /** Whether the message is the response after which the connection carries another protocol than HTTP. */
        public boolean leavesHttp(Object message) {
            try {
                return status != null
                        && upgrade != null
                        && (int) status.invokeExact(message) == SWITCHING_PROTOCOLS
                        && !(upgrade.invokeExact(message) instanceof String protocol && protocol.startsWith(HTTP2));
            } catch (Throwable t) {
                return false;
            }
        }

        /** Returns the media type of the body of a response, with its parameters; null if it has none. */
        public @Nullable Object contentTypeOf(Object message) {
            try {
                return contentType == null ? null : (Object) contentType.invokeExact(message);
            } catch (Throwable t) {
                return null;
            }
        }
    }

    /** The start of the protocol names under which a connection is upgraded to HTTP/2. */
    private static final String HTTP2 = "h2c";

    private static final int SWITCHING_PROTOCOLS = 101;

    private NettyObjects() {}

    /** Returns the channel of a handler context, or null if the object is not one. */
    public static @Nullable Object channelOf(Object context) {
        var getter = CHANNEL.get(context.getClass());
        try {
            return getter == null ? null : (Object) getter.invokeExact(context);
        } catch (Throwable t) {
            return null;
        }
    }

    /** Returns the number of a descriptor of Netty's, or -1 if the object is not one. */
    public static int numberOf(Object descriptor) {
        var getter = NUMBER.get(descriptor.getClass());
        try {
            return getter == null ? -1 : (int) getter.invokeExact(descriptor);
        } catch (Throwable t) {
            return -1;
        }
    }

    /** Whether a channel of Netty's is a TCP channel. */
    public static boolean isTcp(Object channel) {
        return TCP.get(channel.getClass());
    }

    /** Returns how to read a message, or null if the object is not the head of an HTTP/1 message. */
    public static @Nullable Head headOf(Object message) {
        return HEAD.get(message.getClass());
    }

    private static @Nullable MethodHandle channelGetter(Class<?> type) {
        var context = interfaceOf(type, CONTEXT);
        if (context == null) {
            return null;
        }
        try {
            var channel = sibling(context, CONTEXT, "netty.channel.Channel");
            return MethodHandles.publicLookup()
                    .findVirtual(context, "channel", MethodType.methodType(channel))
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static @Nullable MethodHandle numberGetter(Class<?> type) {
        Class<?> descriptor = type;
        while (descriptor != null && !descriptor.getName().endsWith("netty.channel.unix.FileDescriptor")) {
            descriptor = descriptor.getSuperclass();
        }
        if (descriptor == null) {
            return null;
        }
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(descriptor, "intValue", MethodType.methodType(int.class))
                    .asType(MethodType.methodType(int.class, Object.class));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static @Nullable Head head(Class<?> type) {
        var message = interfaceOf(type, HTTP + "HttpMessage");
        if (message == null) {
            return null;
        }
        try {
            var rules = sibling(message, HTTP + "HttpMessage", HTTP + "HttpUtil");
            var isKeepAlive = MethodHandles.publicLookup()
                    .findStatic(rules, "isKeepAlive", MethodType.methodType(boolean.class, message))
                    .asType(MethodType.methodType(boolean.class, Object.class));
            boolean isRequest = interfaceOf(type, HTTP + "HttpRequest") != null;
            var response = isRequest ? null : interfaceOf(type, HTTP + "HttpResponse");
            return new Head(
                    isRequest,
                    isKeepAlive,
                    response == null ? null : statusGetter(response),
                    response == null ? null : headerGetter(response, "Upgrade"),
                    response == null ? null : headerGetter(response, "Content-Type"));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static MethodHandle statusGetter(Class<?> response) throws ReflectiveOperationException {
        var lookup = MethodHandles.publicLookup();
        var status = sibling(response, HTTP + "HttpResponse", HTTP + "HttpResponseStatus");
        return MethodHandles.filterReturnValue(
                        lookup.findVirtual(response, "status", MethodType.methodType(status)),
                        lookup.findVirtual(status, "code", MethodType.methodType(int.class)))
                .asType(MethodType.methodType(int.class, Object.class));
    }

    private static MethodHandle headerGetter(Class<?> response, String name) throws ReflectiveOperationException {
        var lookup = MethodHandles.publicLookup();
        var headers = sibling(response, HTTP + "HttpResponse", HTTP + "HttpHeaders");
        var value = lookup.findVirtual(headers, "get", MethodType.methodType(String.class, String.class));
        return MethodHandles.filterReturnValue(
                        lookup.findVirtual(response, "headers", MethodType.methodType(headers)),
                        MethodHandles.insertArguments(value, 1, name))
                .asType(MethodType.methodType(Object.class, Object.class));
    }

    /** Returns another class of the same, possibly relocated, copy of Netty. */
    private static Class<?> sibling(Class<?> known, String name, String wanted) throws ClassNotFoundException {
        String prefix = known.getName().substring(0, known.getName().length() - name.length());
        return Class.forName(prefix + wanted, false, known.getClassLoader());
    }

    /** Returns the interface of a class whose name ends with {@code name}, or null. */
    private static @Nullable Class<?> interfaceOf(@Nullable Class<?> type, String name) {
        if (type == null || type == Object.class) {
            return null;
        }
        if (type.isInterface() && type.getName().endsWith(name)) {
            return type;
        }
        for (var parent : type.getInterfaces()) {
            var found = interfaceOf(parent, name);
            if (found != null) {
                return found;
            }
        }
        return interfaceOf(type.getSuperclass(), name);
    }
}
