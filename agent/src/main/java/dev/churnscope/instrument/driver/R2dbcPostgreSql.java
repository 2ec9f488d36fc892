// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.driver;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.THIS;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import java.net.ChurnscopeTraffic;
import java.util.List;

/**
 * R2DBC for PostgreSQL, over Reactor Netty.
 *
 * <p>Subscribing to the close of a connection sends a Terminate message; an event loop closes the channel once that is
 * written or the database has closed its end. If an event loop subscribes, as after a query, the close is attributed to the
 * caller that had the connection opened.
 */
public final class R2dbcPostgreSql implements Instrumentation {

    private static final String CLIENT = "io/r2dbc/postgresql/client/ReactorNettyClient";

    @Override
    public List<String> classNames() {
        return List.of(CLIENT);
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        String whenSubscribed = "lambda$close$*";
        var channel = new Operand.Call(
                FIRST, "reactor/netty/DisposableChannel", "channel", "()Lio/netty/channel/Channel;", true);
        return List.of(
                new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.ASSOCIATE, THIS, channel),
                new Insertion("<init>", InsertionPoint.beforeReturn(), HookMethod.PROPAGATE, channel, THIS),
                new Insertion(whenSubscribed, InsertionPoint.around(), HookMethod.BEGIN, THIS),
                new Insertion(
                        whenSubscribed,
                        InsertionPoint.atEntry(),
                        HookMethod.NOTED,
                        THIS,
                        new Operand.Constant(ChurnscopeTraffic.CLOSE_ANNOUNCED)),
                new Insertion(whenSubscribed, InsertionPoint.atEntry(), HookMethod.CLOSE_REQUESTED, THIS));
    }
}
