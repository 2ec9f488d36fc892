// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.kernel;

import dev.churnscope.model.Ports;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's settings and tables for TCP, from {@code /proc}.
 *
 * <p>On a system without {@code /proc/sys/net} every setting reads as null, and the range is the one that IANA reserves
 * for ephemeral ports (RFC 6335 section 6).
 */
public final class TcpSettings {

    private static final List<Integer> IANA_RANGE = List.of(49152, 65535);
    static final String TW_REUSE_DELAY = "net.ipv4.tcp_tw_reuse_delay";
    static final String TIMESTAMPS = "net.ipv4.tcp_timestamps";
    private static final String RANGE = "net.ipv4.ip_local_port_range";
    private static final String RESERVED = "net.ipv4.ip_local_reserved_ports";

    private static final List<String> SETTINGS = List.of(
            Ports.TW_REUSE,
            TW_REUSE_DELAY,
            TIMESTAMPS,
            "net.ipv4.tcp_fin_timeout",
            "net.ipv4.tcp_max_tw_buckets",
            RANGE,
            RESERVED);

    private final Path proc;

    /** Reads from the running kernel. */
    public TcpSettings() {
        this(Path.of("/proc"));
    }

    TcpSettings(Path proc) {
        this.proc = proc;
    }

    /** Returns the ports and settings of this host, without their use. */
    public Ports ports() {
        var settings = settings();
        var range = range(settings.get(RANGE));
        return new Ports(
                range,
                range.get(1) - range.get(0) + 1 - reserved(settings.get(RESERVED), range),
                Ports.LINUX_TIME_WAIT_SECONDS,
                settings,
                new Ports.TimeWait(null, null, 0, List.of()),
                List.of(),
                null);
    }

    private Map<String, @Nullable String> settings() {
        var settings = new LinkedHashMap<String, @Nullable String>();
        for (String name : SETTINGS) {
            settings.put(name, ProcFile.read(proc.resolve("sys").resolve(name.replace('.', '/'))));
        }
        return settings;
    }

    /**
     * Returns the number of ports in the range that the kernel never chooses.
     *
     * @param value such as {@code 8080,40000-40009}
     */
    private static int reserved(@Nullable String value, List<Integer> range) {
        int reserved = 0;
        try {
            for (String ports : value == null || value.isEmpty() ? new String[0] : value.split(",")) {
                var ends = ports.split("-");
                int first = Math.max(Integer.parseInt(ends[0]), range.get(0));
                int last = Math.min(Integer.parseInt(ends[ends.length - 1]), range.get(1));
                reserved += Math.max(0, last - first + 1);
            }
            return reserved;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static List<Integer> range(@Nullable String value) {
        if (value == null) {
            return IANA_RANGE;
        }
        try {
            var words = value.split(" ");
            return List.of(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
        } catch (RuntimeException e) {
            return IANA_RANGE;
        }
    }
}
