// SPDX-License-Identifier: Apache-2.0
package com.example.clients;

import com.example.Kernel;
import com.example.Lifeline;
import com.example.peer.PeerProcess;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.List;

/** Connects over one of Netty's transports until no port is left, and closes everything first. */
public final class NettyNoPort {

    private NettyNoPort() {}

    /** @param arguments the port that the peer listens on, outside the range of the others */
    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        var transport = NettyTransport.ofThisProcess();
        var peer = PeerProcess.start(Integer.parseInt(arguments[0]));
        peer.serve();
        List<Channel> open = new ArrayList<>();
        for (var channel = connect(transport, peer); channel != null; channel = connect(transport, peer)) {
            open.add(channel);
        }
        for (var channel : open) {
            channel.close().sync();
        }
        Kernel.awaitQuiet();
        peer.end();
        transport.group().shutdownGracefully();
    }

    /** Returns null where no port is left. */
    private static Channel connect(NettyTransport transport, PeerProcess peer) throws InterruptedException {
        var connect =
                transport.bootstrap("http://127.0.0.1:" + peer.port()).connect().await();
        return connect.isSuccess() ? connect.channel() : null;
    }
}
