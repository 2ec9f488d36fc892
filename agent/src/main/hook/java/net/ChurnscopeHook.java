// SPDX-License-Identifier: Apache-2.0
package java.net;

import java.io.FileDescriptor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;

/**
 * What instrumented code calls, and the one way from there into the agent.
 *
 * <p>This class is defined into {@code java.base} (boot loader, package {@code java.net}) when the agent starts, which
 * makes it visible from JDK classes and from every class loader of the application, OSGi bundles included, without
 * appending a jar to the boot class path (which would print a warning and disable class-data sharing for it).
 * {@code java.net} rather than a package of its own because a class can only be defined into a package that the module
 * has, because the package is exported, and because the fields of {@link SocketImpl} can be read from it.
 *
 * <p>The static methods are inserted into the JDK's socket classes, each at the exact point that its comment names. They
 * forward to the one {@linkplain #install installed} recorder, never throw, never block, and count what they swallowed.
 * No state is kept here: the agent may be installed, or step aside, at any time.
 *
 * <p>They repeat themselves rather than call each other: taking a stack costs some thirty nanoseconds a frame, and every
 * method between the JDK's and the recorder's is one.
 */
public abstract class ChurnscopeHook {

    /** A connection of {@link Socket} or {@link ServerSocket}. */
    public static final int SOCKET = 0;

    /** A connection of {@code SocketChannel} or {@code ServerSocketChannel}. */
    public static final int SOCKET_CHANNEL = 1;

    /** A connection of {@code AsynchronousSocketChannel} or {@code AsynchronousServerSocketChannel}. */
    public static final int ASYNCHRONOUS_SOCKET_CHANNEL = 2;

    /** A connection that a library makes past the JDK. */
    public static final int NATIVE = 3;

    /** The {@code how} of {@code shutdown(2)} that ends reading; the others end writing too, or only. */
    public static final int SHUT_RD = 0;

    private static final LongAdder ERRORS = new LongAdder();

    private static volatile ChurnscopeHook installed;

    private static volatile Callable<String> reporter;

    /** For the recorder alone. */
    protected ChurnscopeHook() {}

    /**
     * Makes a recorder the one that hooks forward to.
     *
     * @param hook the recorder, or null to make every hook a no-op
     */
    public static void install(ChurnscopeHook hook) {
        installed = hook;
    }

    /** Returns how many throwables hooks have swallowed since the JVM started. */
    public static long errors() {
        return ERRORS.sum();
    }

    /**
     * Lets {@link #report} be called.
     *
     * @param text makes a report of what was recorded so far, or null to let nobody ask any more
     */
    public static void reportBy(Callable<String> text) {
        reporter = text;
    }

    /**
     * Returns a report of what was recorded so far, or null where nothing records.
     *
     * <p>For who shares no other class with the agent, whatever class loader it is in; so the report is its JSON form.
     *
     * @throws Exception if it cannot be made
     */
    public static String report() throws Exception {
        var text = reporter;
        return text == null ? null : text.call();
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

    /** Before an accepted socket is handed to the caller. */
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

    // ---- inserted into channels, some of it into the above, too, or called by it

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
     * Where a socket is marked as connected, under its state lock.
     *
     * @param local what the JDK has just asked the kernel for
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

    /** Where the exception that ended a connect is caught, before the socket is closed for it. */
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

    /** Where a caller asks for the next connection, which another thread may accept. */
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

    /** Before an accepted channel is handed to the caller. */
    public static void accepted(
            Object owner,
            FileDescriptor fd,
            SocketAddress remote,
            SocketAddress local,
            FileDescriptor server,
            int transport) {
        var hook = installed;
        if (hook != null
                && remote instanceof InetSocketAddress peer
                && local instanceof InetSocketAddress stackCaller) {
            try {
                hook.onAccepted(owner, fd, peer.getAddress(), peer.getPort(), stackCaller.getPort(), server, transport);
            } catch (Throwable t) {
                suppress(t);
            }
        }
    }

    /** Before {@code shutdown(2)} where the caller asked for a half-close. */
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
     * Before the {@code shutdown(2)} that a close begins with, which the JDK leaves out where SO_LINGER is 0.
     *
     * @param resetWasRead whether a read of the application's has failed with the peer's RST
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

    /** Before {@code close(2)} or {@code dup2(2)}, and where a close that may have had to put them off returns. */
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

    /** The same where it is known whether a read of the application's has failed with the peer's RST. */
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

    /** Counts what must not reach the application. */
    public static void suppress(Throwable t) {
        ERRORS.increment();
    }

    // ---- what a recorder implements; whatever these throw is counted and goes no further

    /**
     * A connect begins.
     *
     * @param owner what the JDK keeps for the socket: its life is the connection's
     * @param remote where to; not an {@link InetSocketAddress} for a Unix-domain socket
     * @param transport one of the constants of this class
     */
    protected abstract void onConnecting(Object owner, FileDescriptor fd, SocketAddress remote, int transport);

    /**
     * A connect that began with {@link #onConnecting} is established.
     *
     * @param local this end, or null where nobody has asked the kernel for it
     */
    protected abstract void onConnected(FileDescriptor fd, SocketAddress local);

    /** A connect failed; also called for a connect that was refused before it began. */
    protected abstract void onConnectFailed(FileDescriptor fd, Throwable reason);

    /** A server socket listens. */
    protected abstract void onListening(FileDescriptor fd, int localPort, int transport);

    /** The current thread asks for the next connection of a server socket that accepts asynchronously. */
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
     * @param input true if only reading ends, which sends nothing; false if the FIN is about to leave
     */
    protected abstract void onHalfClosing(FileDescriptor fd, boolean input);

    /**
     * A socket is about to be closed; called more than once for one close.
     *
     * @param graceful true if SO_LINGER is known not to be 0
     * @param resetWasRead true if the peer's RST is known to have come, which the socket tells only once
     */
    protected abstract void onClosing(FileDescriptor fd, boolean graceful, boolean resetWasRead);
}
