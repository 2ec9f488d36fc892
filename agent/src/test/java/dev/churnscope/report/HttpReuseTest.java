// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParser;
import dev.churnscope.report.json.ReportJson;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class HttpReuseTest {

    @Test
    void isTheShareOfRequestsThatNeededNoConnection() throws IOException {
        assertThat(HttpReuse.of(Samples.example())).hasValueSatisfying(http -> {
            assertThat(http.requests()).isEqualTo(1240);
            assertThat(http.ratio()).isEqualTo(1 - 1205.0 / 1240);
        });
    }

    @Test
    void connectionsThatCarryNoRequestsDoNotCount() throws IOException {
        var json = JsonParser.parseString(Samples.exampleJson()).getAsJsonObject();
        json.getAsJsonArray("sites").get(0).getAsJsonObject().add("requests", JsonNull.INSTANCE);
        assertThat(HttpReuse.of(ReportJson.read(json.toString())))
                .contains(new HttpReuse(40, 0.875))
                .map(HttpReuse::sentence)
                .contains("40 HTTP requests, 87.5% on a reused connection");
    }

    @Test
    void withoutRequestsThereIsNone() throws IOException {
        var json = JsonParser.parseString(Samples.exampleJson()).getAsJsonObject();
        for (JsonElement site : json.getAsJsonArray("sites")) {
            site.getAsJsonObject().add("requests", JsonNull.INSTANCE);
        }
        assertThat(HttpReuse.of(ReportJson.read(json.toString()))).isEmpty();
    }
}
