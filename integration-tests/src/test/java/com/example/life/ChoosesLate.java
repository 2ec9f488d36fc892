// SPDX-License-Identifier: Apache-2.0
package com.example.life;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;
import javax.management.ObjectName;

/** Chooses implementations of logging and management only when the agent's endpoint is open, and then looks at the agent's MBean. */
public final class ChoosesLate {

    private static final String AGENT = "dev.churnscope:type=Churnscope";

    private ChoosesLate() {}

    /** Chosen by the application. */
    public static final class OwnLogManager extends LogManager {}

    /** Chosen by the application. */
    public static final class OwnServerBuilder extends MBeanServerBuilder {

        @Override
        public MBeanServerDelegate newMBeanServerDelegate() {
            System.out.println("own MBean server");
            return super.newMBeanServerDelegate();
        }
    }

    public static void main(String[] args) throws Exception {
        connect();
        while (Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("churnscope-endpoint-accept"))) {
            Thread.onSpinWait();
        }
        System.setProperty("java.util.logging.manager", OwnLogManager.class.getName());
        System.setProperty("javax.management.builder.initial", OwnServerBuilder.class.getName());
        System.out.println(LogManager.getLogManager().getClass().getSimpleName());
        lookAtAgent();
    }

    private static void connect() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = new Socket(server.getInetAddress(), server.getLocalPort());
                var accepted = server.accept()) {
            client.getOutputStream().write(1);
            accepted.getInputStream().read();
        }
    }

    private static void lookAtAgent() throws Exception {
        var server = ManagementFactory.getPlatformMBeanServer();
        var agent = new ObjectName(AGENT);
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!server.isRegistered(agent) && System.nanoTime() < limit) {
            Thread.onSpinWait();
        }
        System.out.println("opened " + server.getAttribute(agent, "Opened"));
        System.out.println("open " + server.getAttribute(agent, "Open"));
        System.out.println("hook errors " + server.getAttribute(agent, "HookErrors"));
        System.out.println(((String) server.invoke(agent, "reportJson", null, null)).contains("churnscope-report/1"));
    }
}
