// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.churnscope.model.CloseCounts;
import dev.churnscope.report.Samples;
import dev.churnscope.report.json.ReportJson;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.Attribute;
import javax.management.MBeanOperationInfo;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagementTest {

    private static final ProcessCounters COUNTERS = new ProcessCounters() {

        @Override
        public long opened() {
            return 15;
        }

        @Override
        public CloseCounts closes() {
            return new CloseCounts(1, 2, 3, 4);
        }

        @Override
        public long open() {
            return 8;
        }

        @Override
        public long connectFailed() {
            return 5;
        }

        @Override
        public long requests() {
            return 6;
        }

        @Override
        public long hookErrors() {
            return 7;
        }
    };

    private static final Map<String, Integer> IMPACTS = Map.of(
            "reportJson", MBeanOperationInfo.INFO,
            "reportText", MBeanOperationInfo.INFO,
            "reset", MBeanOperationInfo.ACTION);

    private final AtomicInteger resets = new AtomicInteger();
    private final ObjectName name = new ObjectName(Management.NAME);

    ManagementTest() throws Exception {}

    @AfterEach
    void unregister() throws Exception {
        ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
    }

    @Test
    void countsAreAttributesAndReportsAreOperations() throws Exception {
        var report = Samples.example();
        var server = ManagementFactory.getPlatformMBeanServer();
        assertThat(Management.register(() -> report, COUNTERS, resets::incrementAndGet))
                .isTrue();

        var expected = Map.of(
                "Opened", 15L,
                "Open", 8L,
                "Closed", 10L,
                "ClosedByLocalFin", 1L,
                "ClosedByRemoteFin", 2L,
                "ClosedByLocalReset", 3L,
                "ClosedByRemoteReset", 4L,
                "ConnectFailed", 5L,
                "Requests", 6L,
                "HookErrors", 7L);
        assertThat(server.getAttributes(name, expected.keySet().toArray(String[]::new))
                        .asList())
                .extracting(Attribute::getName, Attribute::getValue)
                .containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
                        .map(entry -> tuple(entry.getKey(), entry.getValue()))
                        .toList());
        assertThat(server.invoke(name, "reportJson", null, null)).isEqualTo(ReportJson.write(report));
        assertThat(server.invoke(name, "reportText", null, null)).asString().contains("connections opened");
        assertThat(resets).hasValue(0);
        server.invoke(name, "reset", null, null);
        assertThat(resets).hasValue(1);
    }

    @Test
    void attributesAndOperationsHaveDescriptions() throws Exception {
        var report = Samples.example();
        var server = ManagementFactory.getPlatformMBeanServer();
        Management.register(() -> report, COUNTERS, resets::incrementAndGet);
        var bean = server.getMBeanInfo(name);

        assertThat(bean.getDescription()).startsWith("TCP connections of this process");
        assertThat(bean.getAttributes())
                .hasSize(11)
                .allSatisfy(attribute -> assertThat(attribute.getDescription())
                        .isNotEqualTo(attribute.getName())
                        .contains(" "));
        assertThat(bean.getOperations())
                .allSatisfy(operation -> {
                    assertThat(operation.getDescription()).contains(" ");
                    assertThat(operation.getImpact()).isEqualTo(IMPACTS.get(operation.getName()));
                })
                .hasSize(IMPACTS.size());
    }
}
