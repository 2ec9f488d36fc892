// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrometheusPageTest {

    @Test
    void eachTypeOfMeterIsWrittenAsPrometheusReadsIt() {
        assertThat(PrometheusPage.of(List.of(
                        new Reading(Meter.CONNECT_FAILED, List.of("Socket", "a:80", "refused"), 3, 0),
                        new Reading(Meter.CONNECT_FAILED, List.of("Socket", "a:80", "noPort"), 1, 0),
                        new Reading(Meter.PORTS_UTILIZATION, List.of("10.0.0.1:80"), 0.25, 0),
                        new Reading(Meter.CONNECT_TIME, List.of("Socket", "a:80"), 0.5, 7))))
                .isEqualTo("""
                        # HELP churnscope_connect_failed_total Connects that failed
                        # TYPE churnscope_connect_failed_total counter
                        churnscope_connect_failed_total{client="Socket",destination="a:80",reason="noPort"} 1.0
                        churnscope_connect_failed_total{client="Socket",destination="a:80",reason="refused"} 3.0
                        # HELP churnscope_connect_time_seconds Duration of successful connects
                        # TYPE churnscope_connect_time_seconds summary
                        churnscope_connect_time_seconds_count{client="Socket",destination="a:80"} 7
                        churnscope_connect_time_seconds_sum{client="Socket",destination="a:80"} 0.5
                        # HELP churnscope_ports_utilization Share of the ephemeral ports for a destination that TIME_WAIT holds at the rate of the busiest minute
                        # TYPE churnscope_ports_utilization gauge
                        churnscope_ports_utilization{destination="10.0.0.1:80"} 0.25
                        """);
    }

    @Test
    void labelValuesAreEscaped() {
        assertThat(PrometheusPage.of(List.of(new Reading(Meter.FINDINGS, List.of("a\"b\\c\nd", "high"), 1, 0))))
                .contains("churnscope_findings{rule=\"a\\\"b\\\\c\\nd\",severity=\"high\"} 1.0\n");
    }

    @Test
    void withoutReadingsThePageIsEmpty() {
        assertThat(PrometheusPage.of(List.of())).isEmpty();
    }
}
