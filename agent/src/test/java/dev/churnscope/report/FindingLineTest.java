// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FindingLineTest {

    @Test
    void saysHowBadWhichRuleWhereWhatItCostsAndWhereToReadOn() throws Exception {
        assertThat(FindingLine.of(Samples.example().findings().get(0), StandardCharsets.US_ASCII))
                .isEqualTo(
                        "high disconnect-after-response at com.shop.PriceClient.fetch(PriceClient.java:47), costs 1,199"
                                + " connections a minute, 1,199 sockets in TIME_WAIT, 520 ms of waiting a minute; why, and how to"
                                + " fix it: java -jar churnscope-agent.jar explain disconnect-after-response");
    }

    @Test
    void whatIsOfTheWholeProcessHasNoPlace() {
        assertThat(line(null))
                .isEqualTo("high some-rule; why, and how to fix it: java -jar churnscope-agent.jar explain some-rule");
    }

    @Test
    void namesFromClassFilesCannotBeginALineOrBeOfAnyLength() {
        String line = line(new CallSite("a.b\n\u001b[2J" + "C".repeat(60_000), "m", "C.java", 1));
        assertThat(line.lines()).hasSize(1);
        assertThat(line).hasSizeLessThan(400).contains("\\n\\u001b").contains("(C.java:1)");
    }

    private static String line(CallSite callSite) {
        var finding = new Finding("some-rule", "high", "c-1", callSite, "", Map.of(), "", "", Map.of());
        return FindingLine.of(finding, StandardCharsets.US_ASCII);
    }
}
