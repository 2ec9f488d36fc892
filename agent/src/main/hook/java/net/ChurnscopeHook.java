// SPDX-License-Identifier: Apache-2.0
package java.net;

import java.io.FileDescriptor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;

/**
 * What instrumented JDK code calls: the entry point from there into the agent.
 *
 * <p>This class is defined into {@code java.base} (boot loader, package {@code java.net}) when the agent starts, which
 * makes it visible from JDK classes and from every class loader of the application, OSGi bundles included, without
 * appending a jar to the boot class path (which would print a warning and disable class-data sharing for it).
 * {@code java.net} rather than a package of its own because a class can only be defined into a package that the module
 * has, because the package is exported, and because the fields of {@link SocketImpl} can be read from it.
 *
 * <p>Calls of the static methods are inserted into the JDK's socket classes, each at the exact point that its comment
 * names. They forward to the one {@linkplain #install installed} recorder, never throw, never block, and count what they
 * swallow. Apart from that recorder, the callback of {@link #report} and the error count, no state is kept here: a
 * recorder may be installed or removed at any time.
 *
 * <p>They duplicate code instead of calling each other: a stack walk costs about 30 ns per frame, and each extra method
 * is a frame.
 *
 * <p>{@link #report} is no hook: it is here because this is the one class that is visible from every class loader.
 */
public abstract class ChurnscopeHook {

    /** A connection of {@link Socket} or {@link ServerSocket}. */
    public static final int SOCKET = 0;

    /** A connection of {@code SocketChannel} or {@code ServerSocketChannel}. */
    public static final int SOCKET_CHANNEL = 1;

    /** A connection of {@code AsynchronousSocketChannel} or {@code AsynchronousServerSocketChannel}. */
    public static final int ASYNCHRONOUS_SOCKET_CHANNEL = 2;

    /** A connection that a library makes without the JDK, through native code. */
    public static final int NATIVE = 3;

    /** The argument {@code how} of {@code shutdown(2)} that ends reading only; with the other values writing ends. */
    public static final int SHUT_RD = 0;

    private static final LongAdder ERRORS = new LongAdder();

    private static volatile ChurnscopeHook installed;

    private static volatile Callable<String> reporter;

    /** For the recorder only. */
    protected ChurnscopeHook() {}

    /**
     * Installs the recorder that hooks forward to, in place of any other.
     *
     * @param hook the recorder, or null to make every hook a no-op
     */
    public static void install(ChurnscopeHook hook) {
        installed = hook;
    }

    /** Returns the number of throwables that hooks have swallowed since the JVM started. */
    public static long errors() {
        return ERRORS.sum();
    }

    /**
     * Sets what {@link #report} calls.
     *
     * @param json creates a report of what was recorded so far, as JSON; or null, if nothing records any more
     */
    public static void reportBy(Callable<String> json) {
        reporter = json;
    }

    /**
     * Returns a report of what was recorded so far, or null if nothing records.
     *
     * <p>For callers in any class loader, which share no other class with the agent; hence JSON.
     *
     * @throws Exception if it cannot be created
     */
    public static String report() throws Exception {
        var json = reporter;
        return json == null ? null : json.call();
    }

    // ---- inserted into sun.nio.ch.NioSocketImpl

    /** After the socket was marked as connecting, before {@code connect(2)}. */
    public static void connecting(SocketImpl socket, SocketAddress remote) {
        var hook = installed;
        if (hook != null) {
            try {
                hook.onConnecting(socket, socket.fd, remote, SOCKET);
            } catch (Throwable t) {
                suppress(t);
            }
        }
    }

    /** After {@code listen(2)}. */
    public static void listening(SocketImpl server) {
        listening(server.fd, server.localport, SOCKET);
    }

    /** Before an accepted socket is returned to the caller. */
    public static void accepted(SocketImpl server, SocketImpl socket) {
        var hook = installed;
        if (hook != null) {
            try {
                hook.onAccepted(socket, socket.fd, socket.address, socket.port, socket.localport, server.fd, SOCKET);
            } catch (Throwable t) {
                suppress(t);
            }
        }
    }

    // ---- inserted into channels; some of it also into NioSocketImpl, or called by the methods above

    /** After a channel was marked as connecting, before {@code connect(2)}. */
    public static void connecting(Object owner, FileDescriptor fd, SocketAddress remote, int transport) {
        var hook = installed;
        if (hook != null) {
            try {
                hook.onConnecting(owner, fd, remote, transport);
            } catch (Throwable t) {
                suppress(t);
            }
        }
    }

    /**
     * When a socket is marked as connected, under its state lock.
     *
     * @param local the local address, which the JDK has just read from the kernel
     */
    public static void connected(SocketAddress local, FileDescriptor fd) {
        var hook = installed;
        if (hook != null) {
            try {
                hook.onConnected(fd, local);
            } catch (Throwable t) {
                suppress(t);
            }
        }
    }

    /** When the exception that ended a connect is caught, before the socket is closed because of it. */
    public static void connectFailed(Throwable reason, FileDescriptor fd) {
        var hook = installed;
        if (hook != null) {
            try {
                hook.onConnectFailed(fd, reason);
            } catch (Throwable t) {
                suppress(t);
            }
        }
    }

    /** After a server channel was bound. */
    public static void listening(FileDescriptor fd, SocketAddress local, int transport) {
        if (local instanceof InetSocketAddress address) {
            listening(fd, address.getPort(), transport);
        }
    }

    /** When a caller requests the next connection, which another thread may accept. */
    public static void accepting(FileDescriptor server) {
        var hook = installed;
        if (hook != null) {
            try {
                hook.onAccepting(server);
            } catch (Throwable t) {
                suppress(t);
            }
        }
    }

    /** Before an accepted channel is returned to the caller. */
    public static void accepted(
            Object owner,
            FileDescriptor fd,
            SocketAddress remote,
            SocketAddress local,
            FileDescriptor server,
            int transport) {
        var hook = installed;
        if (hook != null && remote instanceof InetSocketAddress peer && local instanceof InetSocketAddress own) {
            try {
                hook.onAccepted(owner, fd, peer.getAddress(), peer.getPort(), own.getPort(), server, transport);
            } catch (Throwable t) {
                suppress(t);
            }
        }
    }

    /** Before the {@code shutdown(2)} of a half-close that the caller requested. */
    public static void halfClosing(FileDescriptor fd, int how) {
        var hook = installed;
        if (hook != null) {
            try {
                hook.onHalfClosing(fd, how == SHUT_RD);
            } catch (Throwable t) {
                suppress(t);
            }
        }
    }

    /**
     * Before the {@code shutdown(2)} that a close begins with, and that the JDK leaves out if SO_LINGER is 0.
     *
     * @param resetWasRead whether a read by the application has failed with the peer's RST
     */
    public static void closingGracefully(FileDescriptor fd, int how, boolean resetWasRead) {
        var hook = installed;
        if (hook != null && fd != null) { // A socket that was never used has no descriptor.
            try {
                hook.onClosing(fd, true, resetWasRead);
            } catch (Throwable t) {
                suppress(t);
            }
        }
    }

    /** Before {@code close(2)} or {@code dup2(2)}, and when a close returns that may have had to defer them. */
    public static void closing(FileDescriptor fd) {
        var hook = installed;
        if (hook != null && fd != null) { // A socket that was never used has no descriptor.
            try {
                hook.onClosing(fd, false, false);
            } catch (Throwable t) {
                suppress(t);
            }
        }
    }

    /**
     * Like {@link #closing(FileDescriptor)}, if it is known whether a read by the application has failed with the peer's
     * RST.
     */
    public static void closing(FileDescriptor fd, boolean resetWasRead) {
        var hook = installed;
        if (hook != null && fd != null) { // A socket that was never used has no descriptor.
            try {
                hook.onClosing(fd, false, resetWasRead);
            } catch (Throwable t) {
                suppress(t);
            }
        }
    }

    private static void listening(FileDescriptor fd, int port, int transport) {
        var hook = installed;
        if (hook != null) {
            try {
                hook.onListening(fd, port, transport);
            } catch (Throwable t) {
                suppress(t);
            }
        }
    }

    /** Counts a throwable that must not reach the application. */
    public static void suppress(Throwable t) {
        ERRORS.increment();
    }

    // ---- implemented by the recorder; what these throw is counted, and goes no further

    /**
     * A connect begins.
     *
     * @param owner the JDK's object for the socket: the connection lives as long as this object is reachable
     * @param remote the address to connect to; not an {@link InetSocketAddress} for a Unix-domain socket
     * @param transport one of the constants of this class
     */
    protected abstract void onConnecting(Object owner, FileDescriptor fd, SocketAddress remote, int transport);

    /**
     * A connect that began with {@link #onConnecting} is established.
     *
     * @param local the local address, or null if it was not read from the kernel
     */
    protected abstract void onConnected(FileDescriptor fd, SocketAddress local);

    /** A connect failed; also called for a connect that was refused before it began. */
    protected abstract void onConnectFailed(FileDescriptor fd, Throwable reason);

    /** A server socket listens. */
    protected abstract void onListening(FileDescriptor fd, int localPort, int transport);

    /** The current thread requests the next connection of a server socket that accepts asynchronously. */
    protected abstract void onAccepting(FileDescriptor server);

    /** A connection was accepted. */
    protected abstract void onAccepted(
            Object owner,
            FileDescriptor fd,
            InetAddress peer,
            int peerPort,
            int localPort,
            FileDescriptor server,
            int transport);

    /**
     * One direction is about to be shut down.
     *
     * @param input true if only reading ends, which sends nothing; false if a FIN is about to be sent
     */
    protected abstract void onHalfClosing(FileDescriptor fd, boolean input);

    /**
     * A socket is about to be closed; called more than once for one close.
     *
     * @param graceful true if SO_LINGER is known not to be 0
     * @param resetWasRead true if the peer's RST is known to have arrived, which the socket reports only once
     */
    protected abstract void onClosing(FileDescriptor fd, boolean graceful, boolean resetWasRead);
}
