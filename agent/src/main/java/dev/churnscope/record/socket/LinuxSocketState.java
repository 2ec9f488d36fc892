// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.socket;

import dev.churnscope.model.CloseKind;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sun.nio.ch.ChurnscopeProbe;

/** {@link SocketState} on Linux: one {@code poll(2)}, and further system calls only if its result is ambiguous. */
public final class LinuxSocketState implements SocketState {

    private static final int EVENTS = LinuxCloseKinds.POLLIN | LinuxCloseKinds.POLLRDHUP;

    @Override
    public @Nullable CloseKind atHalfClose(FileDescriptor fd, boolean inputClosed) {
        try {
            return LinuxCloseKinds.atHalfClose(poll(fd, inputClosed));
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public @Nullable CloseKind atClose(
            FileDescriptor fd, boolean graceful, boolean inputClosed, @Nullable CloseKind decided) {
        try {
            boolean aborts = !graceful && ChurnscopeProbe.lingerSeconds(fd) == 0;
            int polled = poll(fd, inputClosed);
            return decided == null
                    ? LinuxCloseKinds.atClose(polled, aborts)
                    : LinuxCloseKinds.afterHalfClose(decided, polled, aborts);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public boolean isConnection(FileDescriptor fd) {
        try {
            return fd.valid() && TcpInfo.isConnection(TcpInfo.state(fd), ChurnscopeProbe.poll(fd, EVENTS));
        } catch (IOException e) {
            // Only TCP sockets have TCP_INFO.
            return false;
        }
    }

    @Override
    public boolean isClosedByPeer(FileDescriptor fd) {
        try {
            return fd.valid()
                    && LinuxCloseKinds.atClose(ChurnscopeProbe.poll(fd, EVENTS), false) == CloseKind.REMOTE_FIN;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean lingersZero(FileDescriptor fd) {
        try {
            return ChurnscopeProbe.lingerSeconds(fd) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public @Nullable InetSocketAddress localAddress(FileDescriptor fd) {
        try {
            return ChurnscopeProbe.localAddress(fd);
        } catch (IOException e) {
            return null;
        }
    }

    private static int poll(FileDescriptor fd, boolean inputClosed) throws IOException {
        int polled = ChurnscopeProbe.poll(fd, EVENTS);
        return inputClosed
                ? LinuxCloseKinds.withoutInputClosed(polled, TcpInfo.state(fd), ChurnscopeProbe.unreadBytes(fd))
                : polled;
    }

    /**
     * Reads the first word of {@code struct tcp_info} ({@code include/uapi/linux/tcp.h}), whose first byte is the state,
     * by the JDK's method for any option that fits an int. A nested class, so that it is loaded only when needed: few
     * processes ever shut down reading.
     */
    private static final class TcpInfo {

        private static final int IPPROTO_TCP = 6;
        private static final int TCP_INFO = 11;

        private static final int SYN_SENT = 2;
        private static final int SYN_RECEIVED = 3;
        private static final int CLOSED = 7;
        private static final int LISTEN = 10;

        /** States of {@code include/net/tcp_states.h} in which there is no connection, or none yet. */
        private static final Set<Integer> UNCONNECTED = Set.of(SYN_SENT, SYN_RECEIVED, LISTEN);

        private static final MethodHandle GET_INT_OPTION = getIntOption();

        static int state(FileDescriptor fd) throws IOException {
            try {
                int word = (int) GET_INT_OPTION.invokeExact(fd, false, IPPROTO_TCP, TCP_INFO);
                return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? word & 0xff : word >>> 24;
            } catch (IOException | Error e) {
                throw e;
            } catch (Throwable t) {
                throw new IOException(t);
            }
        }

        /**
         * Both a connection that was reset and a socket that was never connected are in state CLOSED; POLLRDHUP
         * distinguishes the former.
         */
        static boolean isConnection(int state, int polled) {
            return state == CLOSED ? (polled & LinuxCloseKinds.POLLRDHUP) != 0 : !UNCONNECTED.contains(state);
        }

        private static MethodHandle getIntOption() {
            try {
                var net = Class.forName("sun.nio.ch.Net", false, null);
                return MethodHandles.privateLookupIn(net, MethodHandles.lookup())
                        .findStatic(
                                net,
                                "getIntOption0",
                                MethodType.methodType(
                                        int.class, FileDescriptor.class, boolean.class, int.class, int.class));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("sun.nio.ch.Net.getIntOption0", e);
            }
        }
    }
}
