// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class SampleJsonTest {

    @Test
    void aSampleIsReadAsWritten() throws IOException {
        var sample = SomeSample.at(12.5)
                .with(SomeSample.site("PriceClient.fetch", 100, 90, 3))
                .with(SomeSample.site("\u540d\u524d.\u001b[2J", 1, 0, 0))
                .leftOut(3)
                .sample();
        assertThat(SampleJson.read(SampleJson.write(sample))).isEqualTo(sample);
        assertThat(sample.hasAllSites()).isFalse();
    }

    @Test
    void unknownValuesStayUnknown() throws IOException {
        var sample = SomeSample.at(1).withoutFindings().sample();
        assertThat(SampleJson.read(SampleJson.write(sample))).isEqualTo(sample);
    }

    @Test
    void anotherMessageOfAnAgentIsRejectedWithAReason() {
        assertThatThrownBy(() -> SampleJson.read("java.lang.NoClassDefFoundError: a/B"))
                .isInstanceOf(IOException.class)
                .hasMessage("the agent in that JVM failed with java.lang.NoClassDefFoundError: a/B");
        assertThatThrownBy(() -> SampleJson.read("{}")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> SampleJson.read("{\"sites\":7}")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> SampleJson.read("")).isInstanceOf(IOException.class);
    }
}
