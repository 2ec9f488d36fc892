// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.jdk;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import java.net.ChurnscopeTraffic;
import java.util.List;

/**
 * The JDK's TLS: how long a handshake takes, and whether it fails.
 *
 * <p>{@code TransportContext} implements both {@code SSLSocket} and {@code SSLEngine}. A socket has a connection or wraps
 * one; an engine has to be associated with a connection by the library that uses it.
 */
public final class JdkTls implements Instrumentation {

    private static final String TYPE = "sun/security/ssl/TransportContext";
    private static final String ALERTS = "sun/security/ssl/Alert$AlertConsumer";
    private static final String TRANSPORT = "Lsun/security/ssl/SSLTransport;";

    @Override
    public List<String> classNames() {
        return List.of(TYPE, ALERTS);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return className.equals(ALERTS) ? alerts() : handshakes();
    }

    /** The call made for the peer's {@code close_notify}; elsewhere the same method closes this side. */
    private static List<Insertion> alerts() {
        return List.of(new Insertion(
                "consume",
                InsertionPoint.beforeCall(TYPE, "closeInbound", "()V"),
                HookMethod.NOTED,
                new Operand.FieldOf(Insertion.TOP, TYPE, "transport", TRANSPORT),
                new Operand.Constant(ChurnscopeTraffic.PEER_CLOSE_NOTIFY)));
    }

    private static List<Insertion> handshakes() {
        var transport = new Operand.Field(TYPE, "transport", TRANSPORT);
        return List.of(
                new Insertion("kickstart", InsertionPoint.atEntry(), HookMethod.HANDSHAKE_BEGINS, transport),
                new Insertion("finishHandshake", InsertionPoint.beforeReturn(), HookMethod.HANDSHAKE_ENDS, transport),
                new Insertion(
                        "fatal(Lsun/security/ssl/Alert;Ljava/lang/String;ZLjava/lang/Throwable;)Ljavax/net/ssl/SSLException;",
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED_UNLESS,
                        new Operand.Field(TYPE, "isNegotiated", "Z"),
                        transport,
                        new Operand.Constant(ChurnscopeTraffic.FAILED)));
    }
}
