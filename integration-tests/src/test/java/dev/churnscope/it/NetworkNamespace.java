// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A network of a program's own, in which nothing else opens connections. Needs Linux, and root or user namespaces. */
final class NetworkNamespace {

    private static final List<List<String>> WAYS = List.of(List.of("unshare", "-n"), List.of("unshare", "-r", "-n"));

    private static final List<String> WAY = findWay();

    private final Path table;
    private final Path counters;
    private final String preparations;

    private NetworkNamespace(Path folder, String preparations) {
        this.table = folder.resolve("sockets");
        this.counters = folder.resolve("counters");
        this.preparations = preparations;
    }

    static boolean isAvailable() {
        return !WAY.isEmpty();
    }

    /**
     * TIME_WAIT is kept to its end, so that the kernel's count is that of the closes: it is not used again, and not
     * removed by a RST (RFC 1337), which on two processors comes once in a few thousand closes, as the answer to an ACK
     * that arrives when the other end has gone.
     */
    private static final String SETTINGS = "ip link set lo up && echo 0 > /proc/sys/net/ipv4/tcp_tw_reuse"
            + " && echo 1 > /proc/sys/net/ipv4/tcp_rfc1337";

    /** @param preparations commands of the shell, run in the namespace before the program */
    static NetworkNamespace orSkip(Path folder, String... preparations) {
        assumeTrue(isAvailable(), "needs network namespaces: Linux, and root or unprivileged user namespaces");
        return new NetworkNamespace(folder, String.join(" && ", preparations));
    }

    /** Returns what to put before a command. */
    List<String> prefix() {
        var prefix = new ArrayList<>(WAY);
        // A namespace within that one gets a hash table of its own, a smaller one: the kernel's lists are then quick to
        // read.
        String inner = "echo 16384 2>/dev/null > /proc/sys/net/ipv4/tcp_child_ehash_entries;"
                + " exec unshare -n sh -c \"$@\"";
        String script = SETTINGS + " && "
                + (preparations.isEmpty() ? "" : preparations + " && ")
                + "\"$@\"; code=$?; cat /proc/self/net/tcp /proc/self/net/tcp6 > " + table
                + "; cat /proc/self/net/snmp /proc/self/net/netstat > " + counters + "; exit $code";
        prefix.addAll(List.of("sh", "-c", inner, "sh", script, "sh"));
        return prefix;
    }

    SocketTable tableAfterExit() {
        return SocketTable.parse(AgentRun.read(table));
    }

    KernelCounters countersAfterExit() {
        return KernelCounters.parse(AgentRun.read(counters));
    }

    private static List<String> findWay() {
        for (var way : WAYS) {
            var command = new ArrayList<>(way);
            command.addAll(List.of("sh", "-c", SETTINGS));
            try {
                var process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0) {
                    return way;
                }
            } catch (IOException notLinux) {
                return List.of();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return List.of();
    }
}
