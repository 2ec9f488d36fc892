// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import static dev.churnscope.instrument.Insertion.THIS;

import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReused;
import java.util.List;

/**
 * JavaMail, Jakarta Mail and Angus Mail. All of them connect and close on the caller's thread, so there is no more to tell
 * than what the connection pool of an IMAP store is up to, and what lies under the socket that guards writes by a timeout.
 */
final class JakartaMail implements Instrumentation {

    private static final String SUN = "com/sun/mail/";
    private static final String ANGUS = "org/eclipse/angus/mail/";
    private static final String TIMED_SOCKET = "util/WriteTimeoutSocket";

    @Override
    public List<String> classNames() {
        return List.of(SUN + TIMED_SOCKET, ANGUS + TIMED_SOCKET);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        var socket = new Operand.Field(className, "socket", "Ljava/net/Socket;");
        return List.of(
                new Insertion("<init>", Point.beforeReturn(), HookMethod.CARRIES, THIS, socket),
                new Insertion(
                        "connect(Ljava/net/SocketAddress;I)V", Point.beforeReturn(), HookMethod.CARRIES, THIS, socket));
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(idle(SUN), idle(ANGUS), full(SUN), full(ANGUS));
    }

    /** Closes what has waited too long, when a connection is next taken or given back. */
    private static ClosingMethod idle(String root) {
        return new ClosingMethod(
                root + "imap/IMAPStore", "timeoutConnections", CloseCause.IDLE_TIMER, NotReused.IDLE_EXPIRY_CHURN);
    }

    private static ClosingMethod full(String root) {
        return new ClosingMethod(root + "imap/IMAPStore", "releaseProtocol", CloseCause.POOL, NotReused.POOL_TOO_SMALL);
    }
}
