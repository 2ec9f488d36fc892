// SPDX-License-Identifier: Apache-2.0
package com.example.life;

import com.example.Lifeline;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Has the agent count anew, by its MBean, and prints what that says.
 *
 * <p>Before, it opens {@value #BEFORE} connections to itself, keeps {@value #OPEN} of them open, and closes these after it has
 * opened and closed {@value #AFTER} more.
 */
public final class BeginsAnew {

    /** In this process both ends of each are counted. */
    public static final int BEFORE = 30;

    public static final int OPEN = 4;
    public static final int AFTER = 5;

    private static final String AGENT = "dev.churnscope:type=Churnscope";

    private BeginsAnew() {}

    public static void main(String[] args) throws Exception {
        Lifeline.hold();
        var jmx = ManagementFactory.getPlatformMBeanServer();
        var agent = new ObjectName(AGENT);
        while (!jmx.isRegistered(agent)) {
            LockSupport.parkNanos(10_000_000);
        }
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var open = new ArrayList<Socket>();
            for (int i = 0; i < BEFORE; i++) {
                before(server, i < OPEN ? open : null);
            }
            print(jmx, agent, "before");
            jmx.invoke(agent, "reset", null, null);
            print(jmx, agent, "after");
            for (int i = 0; i < AFTER; i++) {
                after(server);
            }
            for (var socket : open) {
                socket.close();
            }
            print(jmx, agent, "end");
        }
    }

    private static void before(ServerSocket server, ArrayList<Socket> keeping) throws Exception {
        var client = new Socket(server.getInetAddress(), server.getLocalPort());
        var accepted = server.accept();
        if (keeping == null) {
            client.close();
            accepted.close();
        } else {
            keeping.add(client);
            keeping.add(accepted);
        }
    }

    private static void after(ServerSocket server) throws Exception {
        var client = new Socket(server.getInetAddress(), server.getLocalPort());
        var accepted = server.accept();
        client.close();
        accepted.close();
    }

    private static void print(MBeanServer jmx, ObjectName agent, String when) throws Exception {
        System.out.println(when + " opened " + jmx.getAttribute(agent, "Opened") + " open "
                + jmx.getAttribute(agent, "Open") + " closed " + jmx.getAttribute(agent, "Closed") + " by us "
                + jmx.getAttribute(agent, "ClosedByLocalFin"));
    }
}
