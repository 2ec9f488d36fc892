// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.churnscope.report.Samples;
import dev.churnscope.report.json.ReportJson;
import dev.churnscope.report.json.UnreadableReportException;
import dev.churnscope.text.Rendering;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class ReportFileTest {

    @TempDir
    private Path directory;

    @Test
    void theEndingChoosesTheFormat() throws Exception {
        ReportFile.write(Samples.full(), directory.resolve("a.json"));
        ReportFile.write(Samples.full(), directory.resolve("a.txt"));
        assertThat(directory.resolve("a.json")).content().startsWith("{");
        assertThat(directory.resolve("a.txt")).content().startsWith("churnscope 0.1.0: shop.jar");
        ReportFile.write(Samples.full(), directory.resolve("a.HTML"));
        ReportFile.write(Samples.full(), directory.resolve("a.md"));
        assertThat(directory.resolve("a.HTML")).content().startsWith("<!DOCTYPE html>");
        assertThat(directory.resolve("a.md")).content().startsWith("## ");
        assertThatThrownBy(() -> ReportFile.write(Samples.full(), directory.resolve("a.pdf")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(".json");
    }

    @Test
    void leavesNothingBesideTheFile() throws Exception {
        var file = directory.resolve("a.txt");
        ReportFile.write("one", file);
        ReportFile.write("two", file);
        assertThat(file).hasContent("two");
        assertOnly(file);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void makesTheFileThatALinkLeadsTo() throws Exception {
        Files.createDirectory(directory.resolve("deep"));
        var link = Files.createSymbolicLink(directory.resolve("a.txt"), Path.of("deep", "b.txt"));
        Files.createSymbolicLink(directory.resolve("deep/b.txt"), Path.of("c.txt"));
        ReportFile.checkCanWrite(link);
        ReportFile.write("text", link);
        assertThat(link).isSymbolicLink().hasContent("text");
        assertThat(directory.resolve("deep/c.txt")).isRegularFile().hasContent("text");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkToItselfLeadsNowhere() throws Exception {
        var link = directory.resolve("a.txt");
        Files.createSymbolicLink(link, link);
        assertThatThrownBy(() -> ReportFile.write("text", link)).hasMessage("its symbolic links form a cycle");
    }

    @Test
    void whatIsUnfinishedCanBeTakenAway() throws Exception {
        var file = directory.resolve("a.txt");
        assertThatThrownBy(() -> ReportFile.write(
                        out -> {
                            assertThat(directory).isNotEmptyDirectory();
                            TemporaryFiles.delete();
                            assertThat(directory).isEmptyDirectory();
                        },
                        file))
                .isInstanceOf(IOException.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void leavesWhatStoodThereWhereItCannotWrite() throws Exception {
        var file = Files.createDirectory(directory.resolve("a.txt"));
        assertThatThrownBy(() -> ReportFile.write("text", file)).hasMessage("it is a directory");
        assertOnly(file);
    }

    @Test
    void findsOutBeforeThereIsATextWhetherItCanBeWritten() throws Exception {
        var file = Files.writeString(directory.resolve("a.txt"), "old");
        ReportFile.checkCanWrite(file);
        ReportFile.checkCanWrite(directory.resolve("b.txt"));
        assertThatThrownBy(() -> ReportFile.checkCanWrite(directory)).hasMessage("it is a directory");
        assertThatThrownBy(() -> ReportFile.checkCanWrite(directory.resolve("no/a.txt")))
                .hasMessage("there is no directory " + directory.resolve("no"));
        assertThatThrownBy(() -> ReportFile.checkCanWrite(file.resolve("b.txt")))
                .hasMessage(file + " is not a directory");
        assertThat(file).hasContent("old");
        assertOnly(file);
    }

    @Test
    void leavesWhatStoodThereWhereTheTextCannotBeMade() throws Exception {
        var file = Files.writeString(directory.resolve("a.json"), "old");
        Rendering broken = out -> {
            out.write("new");
            throw new IOException("cannot be made");
        };
        assertThatThrownBy(() -> ReportFile.write(broken, file)).hasMessage("cannot be made");
        assertThat(file).hasContent("old");
        assertOnly(file);
    }

    @Test
    void writesTheSameJsonToAFileAndAsAText() throws Exception {
        var file = directory.resolve("a.json");
        ReportFile.write(Samples.full(), file);
        assertThat(file).content().isEqualTo(ReportJson.write(Samples.full()));
    }

    @Test
    void saysWhyAWriterDidNotTakeTheJson() {
        assertThatThrownBy(() -> ReportJson.write(Samples.full(), new FullDisk()))
                .isInstanceOf(IOException.class)
                .hasMessage(FullDisk.MESSAGE);
    }

    @Test
    void saysThatThereIsNoDirectory() {
        assertThatThrownBy(() -> ReportFile.write("text", directory.resolve("no/a.txt")))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no directory " + directory.resolve("no"));
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatThrownBy(() -> ReportFile.text(directory.resolve("no.json"))).hasMessage("there is no such file");
        assertThatThrownBy(() -> ReportFile.text(directory)).hasMessage("it is a directory");
    }

    @Test
    void saysThatItIsNoText() throws Exception {
        var file = Files.write(directory.resolve("a.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> ReportFile.text(file)).hasMessageContaining("not UTF-8");
    }

    @Test
    void passesAFileOnAsItStands() throws Exception {
        String json = "{\"brandNew\":[1,2.50,{},[],null,true,\"\u00f6\"],"
                + ReportJson.write(Samples.full()).substring(1);
        var file = Files.writeString(directory.resolve("a.json"), json);
        assertThat(passedOn(file, StandardCharsets.UTF_8)).isEqualTo(json);
        assertThat(passedOn(file, StandardCharsets.US_ASCII))
                .startsWith("{\"brandNew\":[1,2.50,{},[],null,true,\"\\u00f6\"],");
    }

    @Test
    void passesOnNothingButReports() throws Exception {
        var other = Files.writeString(directory.resolve("a.json"), "{\"schema\": \"churnscope-report/2\"}");
        assertThatThrownBy(() -> ReportFile.json(other, StandardCharsets.UTF_8))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageContaining("churnscope-report/2");
        assertThatThrownBy(() -> ReportFile.json(directory, StandardCharsets.UTF_8))
                .hasMessage("it is a directory");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void writesThroughALink() throws Exception {
        var file = Files.writeString(directory.resolve("a.txt"), "old");
        var link = Files.createSymbolicLink(directory.resolve("latest.txt"), file);
        ReportFile.write("new", link);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void writesToADeviceWithoutReplacingIt() throws Exception {
        var device = Path.of("/dev/null");
        ReportFile.checkCanWrite(device);
        ReportFile.write("text", device);
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    private static String passedOn(Path file, Charset charset) throws IOException {
        var text = new StringWriter();
        ReportFile.json(file, charset).writeTo(text);
        return text.toString();
    }

    private void assertOnly(Path file) throws IOException {
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }
}
