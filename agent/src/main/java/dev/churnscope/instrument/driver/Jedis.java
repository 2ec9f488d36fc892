// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.driver;

import static dev.churnscope.instrument.patch.Insertion.THIS;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Point;
import java.util.List;

/**
 * Jedis. A connection is opened on the thread that needs it, and pooled by Commons Pool. Only what watches sentinels, the
 * topology of a cluster and the health of several databases has threads of its own: whoever built the client asked for it.
 */
public final class Jedis implements Instrumentation {

    private static final String PACKAGE = "redis/clients/jedis/";
    private static final String POOL_LISTENER = PACKAGE + "JedisSentinelPool$MasterListener";
    private static final String PROVIDER_LISTENER = PACKAGE + "providers/SentineledConnectionProvider$SentinelListener";
    private static final String TOPOLOGY = PACKAGE + "JedisClusterInfoCache$TopologyRefreshTask";
    private static final String HEALTH = PACKAGE + "mcf/HealthCheckImpl";

    @Override
    public List<String> classNames() {
        return List.of(POOL_LISTENER, PROVIDER_LISTENER, TOPOLOGY, HEALTH);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        String work = className.equals(HEALTH) ? "doHealthCheck" : "run";
        return List.of(
                new Insertion("<init>", Point.beforeReturn(), HookMethod.HAND_OVER, THIS),
                new Insertion(work, Point.around(), HookMethod.BEGIN, THIS));
    }
}
