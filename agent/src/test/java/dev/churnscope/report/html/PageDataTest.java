// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.churnscope.model.Report;
import dev.churnscope.report.Samples;
import dev.churnscope.report.file.FullDisk;
import dev.churnscope.report.json.ReportJson;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageDataTest {

    private static JsonObject written(Report report) throws IOException {
        var out = new StringWriter();
        PageData.write(report, out);
        return JsonParser.parseString(out.toString()).getAsJsonObject();
    }

    private static JsonObject whole(Report report) {
        return JsonParser.parseString(ReportJson.write(report)).getAsJsonObject();
    }

    @Test
    void hasAllThatTheReportSaysOfItsSites() throws IOException {
        for (var report : new Report[] {Samples.full(), Samples.example(), Samples.withSites(3)}) {
            var data = written(report);
            assertSame(data.get("sites"), whole(report).get("sites"), data.getAsJsonArray("frames"), "sites");
        }
    }

    @Test
    void hasTheTimeline() throws IOException {
        var timeline = written(Samples.full()).getAsJsonArray("timeline");
        var whole = whole(Samples.full()).getAsJsonArray("timeline");
        assertThat(timeline).hasSameSizeAs(whole).isNotEmpty();
        for (int i = 0; i < timeline.size(); i++) {
            var bucket = whole.get(i).getAsJsonObject();
            bucket.remove("closed"); // Is the sum of its kinds.
            assertThat(timeline.get(i)).isEqualTo(bucket);
        }
    }

    @Test
    void hasWhatLeadsFromASiteToItsFindings() throws IOException {
        var finding = Samples.example().findings().get(0);
        var first = written(Samples.example()).getAsJsonArray("findings").get(0).getAsJsonObject();
        assertThat(first.get("title").getAsString()).isEqualTo(finding.title());
        assertThat(first.get("siteId").getAsString()).isEqualTo(finding.siteId());
    }

    @Test
    void hasTheTimeWaitOfSites() throws IOException {
        var ports = whole(Samples.full()).getAsJsonObject("ports");
        var bySite = ports.getAsJsonObject("timeWait").getAsJsonArray("bySite");
        assertThat(written(Samples.full()).getAsJsonArray("timeWait"))
                .isNotEmpty()
                .isEqualTo(bySite);
    }

    @Test
    void hasEachFrameOnce() throws IOException {
        assertThat(written(Samples.example()).getAsJsonArray("frames"))
                .hasSizeGreaterThan(3)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"</script>", "<!--", "\u2028\u2029\u0085\u0000\u007f", "\ud83d\ude00\ud800", "\u00e9"})
    void writesAnyTextInAsciiThatDoesNotEndItsElement(String text) throws IOException {
        var out = new StringWriter();
        PageData.write(Samples.saying(text.repeat(5_000)), out);
        assertThat(out.toString()).matches("[ -~]+").doesNotContain("<", ">", "&");
        var site = JsonParser.parseString(out.toString())
                .getAsJsonObject()
                .getAsJsonArray("sites")
                .get(0)
                .getAsJsonObject();
        assertThat(site.get("client").getAsString()).isEqualTo(text.repeat(5_000));
    }

    @Test
    void passesOnThatItCannotBeWritten() {
        assertThatThrownBy(() -> PageData.write(Samples.withSites(1), new FullDisk()))
                .hasMessage(FullDisk.MESSAGE);
    }

    /** Checks that a part of the page equals that of the report, and that whatever it omits is empty. */
    private static void assertSame(JsonElement part, JsonElement whole, JsonArray frames, String path) {
        if (part == null) {
            assertThat(isNothing(whole) || isOnlyLine(whole, path))
                    .as("%s: %s is left out", path, whole)
                    .isTrue();
        } else if (path.endsWith(".stack")) {
            assertThat(StreamSupport.stream(part.getAsJsonArray().spliterator(), false)
                            .map(number -> frames.get(number.getAsInt())))
                    .as(path)
                    .containsExactlyElementsOf(whole.getAsJsonArray());
        } else if (whole instanceof JsonObject object) {
            assertThat(object.keySet())
                    .as(path)
                    .containsAll(part.getAsJsonObject().keySet());
            object.asMap()
                    .forEach((name, value) ->
                            assertSame(part.getAsJsonObject().get(name), value, frames, path + "." + name));
        } else if (whole instanceof JsonArray array) {
            assertThat(part.getAsJsonArray()).as(path).hasSameSizeAs(array);
            for (int i = 0; i < array.size(); i++) {
                assertSame(part.getAsJsonArray().get(i), array.get(i), frames, path);
            }
        } else {
            assertThat(part).as(path).isEqualTo(whole);
        }
    }

    /** Whether it is a site's only line, which is that of its call site. */
    private static boolean isOnlyLine(JsonElement whole, String path) {
        return path.equals("sites.lines") && whole.getAsJsonArray().size() == 1;
    }

    private static boolean isNothing(JsonElement whole) {
        return whole.isJsonNull()
                || whole instanceof JsonArray array && array.isEmpty()
                || whole instanceof JsonObject object
                        && object.asMap().values().stream().allMatch(PageDataTest::isNothing)
                || whole.isJsonPrimitive() && Set.of("0", "false").contains(whole.getAsString());
    }
}
