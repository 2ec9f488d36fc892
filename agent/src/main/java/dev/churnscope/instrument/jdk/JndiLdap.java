// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.jdk;

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
 * The JDK's LDAP client, ldap and ldaps: {@code LdapClient}, each of which has one connection, and the pools that keep them
 * if {@code com.sun.jndi.ldap.connect.pool} is set, one for each server and identity.
 *
 * <p>The JDK drops such a pool once its cleaner has closed the last connection, and creates another when needed. So the
 * parent of the pools represents them: there is one for each kind of authentication, and it is never dropped.
 *
 * <p>Connections are opened and closed on the caller's thread, apart from those that a pool's cleaner closes.
 */
public final class JndiLdap implements Instrumentation {

    private static final String PACKAGE = "com/sun/jndi/ldap/";
    private static final String CONNECTION = PACKAGE + "Connection";
    private static final String CLIENT = PACKAGE + "LdapClient";
    private static final String POOL_ENTRY = PACKAGE + "pool/ConnectionDesc";
    private static final String POOL = PACKAGE + "pool/Connections";
    private static final String POOLS = PACKAGE + "pool/Pool";

    private static final String POOLED_TYPE = "L" + PACKAGE + "pool/PooledConnection;";

    @Override
    public List<String> classNames() {
        return List.of(CONNECTION, CLIENT, POOL_ENTRY, POOLS);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return switch (className) {
            case CONNECTION ->
                List.of(new Insertion(
                        "<init>",
                        InsertionPoint.beforeReturn(),
                        HookMethod.ASSOCIATE,
                        THIS,
                        new Operand.Field(CONNECTION, "sock", "Ljava/net/Socket;")));
            case CLIENT ->
                List.of(
                        new Insertion(
                                "<init>",
                                InsertionPoint.beforeReturn(),
                                HookMethod.ASSOCIATE,
                                THIS,
                                new Operand.Field(CLIENT, "conn", "L" + CONNECTION + ";")),
                        new Insertion(
                                "<init>",
                                InsertionPoint.beforeReturn(),
                                HookMethod.POOLED,
                                THIS,
                                new Operand.Field(CLIENT, "pcb", "L" + PACKAGE + "pool/PoolCallback;")),
                        announcesClose("close"),
                        announcesClose("forceClose"));
            case POOL_ENTRY -> {
                var client = new Operand.Field(POOL_ENTRY, "conn", POOLED_TYPE);
                yield List.of(
                        new Insertion("release", InsertionPoint.atEntry(), HookMethod.IDLE, client),
                        new Insertion("tryUse", InsertionPoint.atEntry(), HookMethod.ACQUIRED, client));
            }
            case POOLS ->
                List.of(new Insertion(
                        "get*", InsertionPoint.afterCall(POOL, "<init>", ""), HookMethod.CHILD_POOL_OF, TOP, THIS));
            default -> throw new IllegalArgumentException(className);
        };
    }

    /** At a close by the client itself, rather than by its reader, which closes when the server has. */
    private static Insertion announcesClose(String method) {
        return new Insertion(
                method,
                InsertionPoint.beforeCall(CONNECTION, "cleanup", ""),
                HookMethod.NOTED,
                THIS,
                new Operand.Constant(ChurnscopeTraffic.CLOSE_ANNOUNCED));
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        return List.of(
                new ClosingMethod(POOL_ENTRY, "expire", CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN),
                new ClosingMethod(POOL, "releasePooledConnection", CloseCause.POOL, NotReusedReason.POOL_TOO_SMALL));
    }
}
