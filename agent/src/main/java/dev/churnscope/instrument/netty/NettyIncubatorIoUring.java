// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.netty;

import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.Instrumentation;
import java.util.List;

/** The io_uring transport for Netty 4.1, from Netty's incubator. */
public final class NettyIncubatorIoUring implements Instrumentation {

    private static final IoUringClasses CLASSES = new IoUringClasses("netty/incubator/channel/uring/", "IOUring", 1);

    @Override
    public List<String> classNames() {
        return List.of(CLASSES.channel(), CLASSES.unsafe(), CLASSES.streamUnsafe(), CLASSES.client(), CLASSES.server());
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        return CLASSES.insertions(className, prefix);
    }
}
