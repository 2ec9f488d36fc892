// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.report.MarkdownReport;
import dev.churnscope.report.TextReport;
import dev.churnscope.report.html.HtmlReport;
import dev.churnscope.report.json.ReportJson;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class WarmUpReportTest {

    @Test
    void isAWholeReportThatEveryFormatCanShow() throws Exception {
        var report = new WarmUpReport().report();
        var json = new StringWriter();
        new WarmUpReport().json(StandardCharsets.UTF_8).writeTo(json);
        assertThat(json).hasToString(ReportJson.write(report));
        assertThat(TextReport.ofFile(report)).contains("PriceClient.fetch");
        assertThat(TextReport.of(report, StandardCharsets.US_ASCII)).contains("PriceClient.fetch");
        assertThat(MarkdownReport.of(report, StandardCharsets.UTF_8)).contains("PriceClient.fetch");
        assertThat(HtmlReport.of(report)).contains("PriceClient.fetch");
    }
}
