// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.netty;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.THIS;
import static dev.churnscope.instrument.patch.Insertion.TOP;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import java.util.List;

/**
 * Netty's native transports, which create sockets without the JDK: epoll, kqueue and, since 4.2, io_uring; relocated copies
 * included.
 *
 * <p>They share Netty's descriptor class {@code unix.FileDescriptor} and its subclass {@code unix.Socket}, which close the
 * descriptor, shut it down and finish its connect. Only channels know whether a socket is TCP: the recorder ignores
 * descriptors that no channel has reported. io_uring submits operations instead of calling the kernel: a connect is
 * reported at its completion, a close at its submission, by when reads and writes are complete or cancelled.
 */
public final class NettyNative implements Instrumentation {

    private static final String UNIX = "netty/channel/unix/";
    private static final String EPOLL = "netty/channel/epoll/";
    private static final String KQUEUE = "netty/channel/kqueue/";
    private static final String DESCRIPTOR = UNIX + "FileDescriptor";
    private static final String SOCKET = UNIX + "Socket";
    private static final String EPOLL_CLIENT = EPOLL + "EpollSocketChannel";
    private static final String EPOLL_SERVER = EPOLL + "EpollServerSocketChannel";
    private static final String KQUEUE_CLIENT = KQUEUE + "KQueueSocketChannel";
    private static final String KQUEUE_SERVER = KQUEUE + "KQueueServerSocketChannel";
    private static final IoUringClasses URING = new IoUringClasses("netty/channel/uring/", "IoUring", 2);

    @Override
    public List<String> classNames() {
        return List.of(
                DESCRIPTOR,
                SOCKET,
                EPOLL_CLIENT,
                EPOLL_SERVER,
                KQUEUE_CLIENT,
                KQUEUE_SERVER,
                URING.channel(),
                URING.unsafe(),
                URING.streamUnsafe(),
                URING.client(),
                URING.server());
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case DESCRIPTOR -> descriptor(prefix);
            case SOCKET -> socket(prefix);
            case EPOLL_CLIENT ->
                client(prefix, EPOLL_CLIENT, socketOf(prefix + EPOLL + "AbstractEpollChannel", "LinuxSocket"));
            case EPOLL_SERVER ->
                NativeServer.listening(
                        prefix + EPOLL_SERVER, socketOf(prefix + EPOLL + "AbstractEpollChannel", "LinuxSocket"));
            case KQUEUE_CLIENT ->
                client(prefix, KQUEUE_CLIENT, socketOf(prefix + KQUEUE + "AbstractKQueueChannel", "BsdSocket"));
            case KQUEUE_SERVER ->
                NativeServer.listening(
                        prefix + KQUEUE_SERVER, socketOf(prefix + KQUEUE + "AbstractKQueueChannel", "BsdSocket"));
            default -> URING.insertions(className, prefix);
        };
    }

    private static List<Insertion> descriptor(String prefix) {
        return List.of(
                new Insertion(
                        "close()V",
                        InsertionPoint.beforeCall(prefix + DESCRIPTOR, "close", "(I)I"),
                        HookMethod.NATIVE_CLOSING,
                        THIS),
                readReturned("read", prefix),
                readReturned("readAddress", prefix));
    }

    private static List<Insertion> socket(String prefix) {
        return List.of(
                connectReturned("connect", prefix),
                connectReturned("finishConnect", prefix),
                new Insertion(
                        "finishConnect()Z", InsertionPoint.beforeReturn(), HookMethod.NATIVE_CONNECTED, TOP, THIS),
                new Insertion(
                        "shutdown(ZZ)V",
                        InsertionPoint.beforeCall(prefix + SOCKET, "shutdown", "(IZZ)I"),
                        HookMethod.NATIVE_HALF_CLOSING,
                        THIS,
                        new Operand.IntLocal(1),
                        new Operand.IntLocal(2)),
                readReturned("recv", prefix).optional(),
                readReturned("recvAddress", prefix).optional());
    }

    private static Insertion connectReturned(String method, String prefix) {
        return new Insertion(
                method,
                InsertionPoint.beforeCall(prefix + UNIX + "Errors", "handleConnectErrno", "(Ljava/lang/String;I)Z"),
                HookMethod.NATIVE_CONNECT_RETURNED,
                TOP,
                THIS);
    }

    private static Insertion readReturned(String method, String prefix) {
        return new Insertion(
                method,
                InsertionPoint.beforeCall(prefix + UNIX + "Errors", "ioResult", "(Ljava/lang/String;I)I"),
                HookMethod.NATIVE_READ_RETURNED,
                TOP,
                THIS);
    }

    private static List<Insertion> client(String prefix, String className, Operand.Field socket) {
        String made =
                "<init>(L" + prefix + "netty/channel/Channel;" + socket.descriptor() + "Ljava/net/InetSocketAddress;)V";
        return List.of(
                NativeServer.accepted(made, prefix + className),
                new Insertion("doConnect0", InsertionPoint.around(), HookMethod.BEGIN, THIS),
                new Insertion(
                        "doConnect0", InsertionPoint.atEntry(), HookMethod.NATIVE_CONNECTING, THIS, socket, FIRST),
                // With TCP Fast Open, connect is not called.
                new Insertion("doConnect0", InsertionPoint.beforeReturn(), HookMethod.NATIVE_CONNECTED, TOP, socket));
    }

    private static Operand.Field socketOf(String owner, String type) {
        String packageName = owner.substring(0, owner.lastIndexOf('/') + 1);
        return new Operand.Field(owner, "socket", "L" + packageName + type + ";");
    }
}
