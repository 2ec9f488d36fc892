// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.netty;

import static dev.churnscope.instrument.patch.Insertion.THIS;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.instrument.patch.Operand;
import dev.churnscope.model.CloseCause;
import java.util.ArrayList;
import java.util.List;

/**
 * The termination of Netty's event loops, which close their remaining channels on behalf of the caller that shut them down.
 *
 * <p>Up to 4.1 each transport has its own event loop class; since 4.2 all share one, which runs an I/O handler for each
 * transport.
 */
public final class NettyLoops implements Instrumentation {

    private static final String EXECUTOR = "netty/util/concurrent/SingleThreadEventExecutor";

    private static final List<String> LOOPS = List.of(
            "netty/channel/nio/NioEventLoop",
            "netty/channel/epoll/EpollEventLoop",
            "netty/channel/kqueue/KQueueEventLoop");

    private static final List<String> HANDLERS = List.of(
            "netty/channel/nio/NioIoHandler",
            "netty/channel/epoll/EpollIoHandler",
            "netty/channel/kqueue/KQueueIoHandler",
            "netty/channel/uring/IoUringIoHandler");

    @Override
    public List<String> classNames() {
        var all = new ArrayList<String>();
        all.add(EXECUTOR);
        all.addAll(LOOPS);
        all.addAll(HANDLERS);
        return all;
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        if (className.equals(EXECUTOR)) {
            String shutdown =
                    "shutdownGracefully(JJLjava/util/concurrent/TimeUnit;)L" + prefix + "netty/util/concurrent/Future;";
            return List.of(new Insertion(shutdown, InsertionPoint.atEntry(), HookMethod.CAPTURE, THIS));
        }
        if (LOOPS.contains(className)) {
            // In 4.2 the remaining classes of these names close nothing.
            return List.of(new Insertion("closeAll", InsertionPoint.around(), HookMethod.BEGIN, THIS).optional());
        }
        var loop = new Operand.Field(
                prefix + className, "executor", "L" + prefix + "netty/util/concurrent/ThreadAwareExecutor;");
        return List.of(new Insertion("prepareToDestroy", InsertionPoint.around(), HookMethod.BEGIN, loop));
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        var all = new ArrayList<ClosingMethod>();
        for (String loop : LOOPS) {
            all.add(new ClosingMethod(loop, "closeAll", CloseCause.APPLICATION));
        }
        for (String handler : HANDLERS) {
            all.add(new ClosingMethod(handler, "prepareToDestroy", CloseCause.APPLICATION));
        }
        return all;
    }
}
