// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.driver;

import static dev.churnscope.instrument.patch.Insertion.THIS;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import java.net.ChurnscopeTraffic;
import java.util.List;

/**
 * Jedis. A connection is opened on the caller's thread and pooled by Commons Pool. Only the listeners to sentinels, the
 * refresh of a cluster's topology and the health checks of several databases have their own threads: their caller is the
 * one that built the client. Jedis sets SO_LINGER to 0 on every socket, and so closes each connection by a RST.
 */
public final class Jedis implements Instrumentation {

    private static final String PACKAGE = "redis/clients/jedis/";
    private static final String POOL_LISTENER = PACKAGE + "JedisSentinelPool$MasterListener";
    private static final String PROVIDER_LISTENER = PACKAGE + "providers/SentineledConnectionProvider$SentinelListener";
    private static final String TOPOLOGY = PACKAGE + "JedisClusterInfoCache$TopologyRefreshTask";
    private static final String HEALTH = PACKAGE + "mcf/HealthCheckImpl";

    private static final String CONNECTION = PACKAGE + "Connection";

    @Override
    public List<String> classNames() {
        return List.of(CONNECTION, POOL_LISTENER, PROVIDER_LISTENER, TOPOLOGY, HEALTH);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        if (className.equals(CONNECTION)) {
            return List.of(new Insertion(
                    "disconnect",
                    InsertionPoint.atEntry(),
                    HookMethod.NOTED,
                    new Operand.Field(CONNECTION, "socket", "Ljava/net/Socket;"),
                    new Operand.Constant(ChurnscopeTraffic.ABORTED)));
        }
        String work = className.equals(HEALTH) ? "doHealthCheck" : "run";
        return List.of(
                new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.CAPTURE, THIS),
                new Insertion(work, InsertionPoint.around(), HookMethod.BEGIN, THIS));
    }
}
