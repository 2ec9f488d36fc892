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

    /** {@code TCP_TIMEWAIT_LEN} of {@code include/net/tcp.h}: a constant that no setting changes. */
    private static final double TIME_WAIT_SECONDS = 60;

    private static final List<Integer> IANA_RANGE = List.of(49152, 65535);
    private static final String RANGE = "net.ipv4.ip_local_port_range";

    private static final List<String> SETTINGS = List.of(
            "net.ipv4.tcp_tw_reuse",
            "net.ipv4.tcp_timestamps",
            "net.ipv4.tcp_fin_timeout",
            "net.ipv4.tcp_max_tw_buckets",
            RANGE);

    private final Path proc;

    /** Reads from the running kernel. */
    public TcpSettings() {
        this(Path.of("/proc"));
    }

    TcpSettings(Path proc) {
        this.proc = proc;
    }

    /** Returns the port budget of this host as it is now. */
    public Ports ports() {
        var settings = settings();
        var range = range(settings.get(RANGE));
        return new Ports(
                range,
                range.get(1) - range.get(0) + 1,
                TIME_WAIT_SECONDS,
                settings,
                new Ports.TimeWait(new SocketTable(proc).timeWait(), null, List.of()),
                List.of());
    }

    private Map<String, @Nullable String> settings() {
        var settings = new LinkedHashMap<String, @Nullable String>();
        for (String name : SETTINGS) {
            settings.put(name, ProcFile.read(proc.resolve("sys").resolve(name.replace('.', '/'))));
        }
        return settings;
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
