// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.churnscope.report.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

final class CommandLineToolTest {

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    private Path example;

    @BeforeEach
    void writeExample() throws IOException {
        example = Files.writeString(directory.resolve("churn.json"), Samples.exampleJson());
    }

    @Test
    void withoutArgumentsSaysHowToUseItAndFails() {
        assertThat(run()).isEqualTo(2);
        assertThat(stdout.toString(UTF_8)).isEmpty();
        assertThat(stderr.toString(UTF_8)).contains("Usage:", "report", "-javaagent:churnscope-agent.jar");
    }

    @Test
    void helpIsFine() {
        for (String[] arguments :
                new String[][] {{"help"}, {"--help"}, {"-h"}, {"help", "report"}, {"report", "--help"}, {"report", "-h"}
                }) {
            stdout.reset();
            assertThat(run(arguments)).isZero();
            assertThat(stdout.toString(UTF_8)).contains("Usage:", "Examples:", "report churn.json");
            assertThat(stdout.toString(UTF_8).lines()).allMatch(line -> line.length() <= 80);
            assertThat(stderr.toString(UTF_8)).isEmpty();
        }
    }

    /** Lines are broken at word boundaries, which could leave a dot alone at the end of a line. */
    @ParameterizedTest
    @ValueSource(
            strings = {"report", "diff", "check", "merge", "attach", "top", "explain", "completion", "version", "help"})
    void helpBreaksNoNames(String command) {
        assertThat(run("help", command)).isZero();
        assertThat(stdout.toString(UTF_8)).doesNotContainPattern("(^|\\s)[.]\\s|[.]\\n {10,}[a-z<]");
    }

    @Test
    void helpNamesEveryLimitOfABudget() {
        assertThat(run("help", "check")).isZero();
        assertThat(stdout.toString(UTF_8))
                .contains(
                        "activeClosesPerThousandRequests",
                        "opensPerMinute",
                        "leaked",
                        "findings.high",
                        "findings.medium",
                        "findings.low",
                        "minReuse");
    }

    @Test
    void tellsItsVersion() {
        for (String argument : new String[] {"version", "--version"}) {
            stdout.reset();
            assertThat(run(argument)).isZero();
            assertThat(stdout.toString(UTF_8)).matches("churnscope \\d+\\.\\d+\\.\\S+\\R");
        }
    }

    @Test
    void showsAReportAsText() {
        assertThat(run("report", example.toString())).isZero();
        assertThat(stdout.toString(UTF_8))
                .startsWith("churnscope 0.1.0: shop.jar")
                .contains("(PriceClient.java:42)");
        assertThat(stderr.toString(UTF_8)).isEmpty();
    }

    @Test
    void showsAReportAsJson() {
        assertThat(run("report", example.toString(), "--format", "json")).isZero();
        assertThat(stdout.toString(UTF_8)).contains("\"schema\": \"churnscope-report/1\"", "notReused");
    }

    @Test
    void writesPlainAsciiToWhatUnderstandsNoMore() throws IOException {
        Files.writeString(example, Samples.exampleJson().replace("PriceClient", "Pr\u00e9is"));
        assertThat(run(stdout, US_ASCII, "report", example.toString())).isZero();
        assertThat(stdout.toString(UTF_8)).contains("Pr\\u00e9is.java:42").matches("\\p{ASCII}*");
    }

    @Test
    void theEndingOfTheFileChoosesTheFormat() {
        var json = directory.resolve("out.JSON");
        var text = directory.resolve("out.txt");
        assertThat(run("report", example.toString(), "--out", json.toString())).isZero();
        assertThat(run("report", example.toString(), "--out=" + text)).isZero();
        assertThat(json).content().startsWith("{");
        assertThat(text).content().startsWith("churnscope 0.1.0");
        assertThat(stdout.toString(UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "check, .txt, FAILED",
        "check, .json, {",
        "check, .XML, <?xml",
        "check, .sarif, {",
        "check, .md, ## Churnscope: failed",
        "check, .log, FAILED",
        "diff, .txt, churnscope diff",
        "diff, .json, {",
        "diff, .md, ## Churnscope",
        "diff, '', churnscope diff",
    })
    void theEndingOfTheFileChoosesTheFormOfACheckAndADiff(String command, String ending, String start) {
        var out = directory.resolve("out" + ending);
        String report = example.toString();
        if (command.equals("diff")) {
            run(command, report, report, "--out", out.toString());
        } else {
            run(command, report, "--out", out.toString());
        }
        assertThat(out).content().startsWith(start);
        assertThat(stderr.toString(UTF_8)).isEmpty();
    }

    @Test
    void theFormatThatIsAskedForWins() {
        var out = directory.resolve("out.json");
        assertThat(run("report", "--format=text", "--out", out.toString(), example.toString()))
                .isZero();
        assertThat(out).content().startsWith("churnscope 0.1.0");
    }

    @Test
    void leavesTheFileAloneWhereTheReportIsBroken() throws IOException {
        var out = Files.writeString(directory.resolve("out.txt"), "before");
        Files.writeString(example, Samples.exampleJson().substring(0, 2000));
        assertThat(run("report", example.toString(), "--out", out.toString())).isEqualTo(2);
        assertThat(out).hasContent("before");
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "report FILE, churnscope 0.1.0",
        "report FILE --format json, {",
        "diff FILE FILE, churnscope diff",
        "check FILE, FAILED",
        "check FILE --format json, {",
        "merge FILE, {",
    })
    void standardOutputIsAFileByOtherNames(String command, String start) throws IOException {
        for (String name : new String[] {"-", "/dev/stdout"}) {
            stdout.reset();
            run((command.replace("FILE", example.toString()) + " --out " + name).split(" "));
            String printed = stdout.toString(UTF_8);
            assertThat(printed).startsWith(start);
            if (start.equals("{")) {
                assertThat(JsonParser.parseString(printed).isJsonObject()).isTrue();
            }
            assertThat(stderr.toString(UTF_8)).isEmpty();
        }
        assertThat(Path.of("-")).doesNotExist();
    }

    @Test
    void aFormThatIsAskedForMayHaveAnyEnding() {
        var out = directory.resolve("d.html");
        assertThat(run("diff", example.toString(), example.toString(), "--format", "text", "--out", out.toString()))
                .isZero();
        assertThat(out).content().startsWith("churnscope diff");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    reprot churn.json                   | unknown command 'reprot', did you mean 'report'?
                    vresion                             | did you mean 'version'?
                    foo                                 | unknown command 'foo'; see java -jar churnscope-agent.jar help
                    explain client-per                  | there is no rule 'client-per', did you mean 'client-per-request'?
                    explain lekk                        | there is no rule 'lekk'; explain without a name lists all rules
                    attach                              | attach needs the process id of a JVM
                    attach me                           | 'me' is not a process id
                    attach 4194305                      | there is no process 4194305
                    attach 4711 report                  | 'report' is not an option; write key=value, for example report=
                    attach 4711 include=a,b             | 'include=a,b' contains a comma
                    top                                 | top needs the process id of a JVM
                    top me                              | 'me' is not a process id
                    top 4194305 --count 1               | there is no process 4194305
                    top 4711 --count 0                  | --count: '0' is not accepted, expected a whole number from 1 on
                    top 4711 --interval 0.05            | --interval: '0.05' is not accepted
                    top 4711 --interval fast            | expected a number of seconds from 0.1 on, such as 5
                    help nothing                        | unknown command 'nothing'; see java -jar churnscope-agent.jar help
                    help reprot                         | unknown command 'reprot', did you mean 'report'?
                    --halp                              | unknown option '--halp'
                    version 2                           | unexpected argument '2'
                    report                              | needs a file, such as churn.json, or the process id of a JVM
                    report DIR/no.json                  | there is no such file
                    report DIR                          | it is a directory
                    report DIR/churn.json/x             | x
                    report 4194305                      | there is no process 4194305
                    report DIR/churn.json --for long    | churnscope: --for: 'long' is not accepted
                    report 4711 --for 0                 | expected a duration such as 500ms, 30s, 5m or 1h; 0s does not wait
                    report 4194305 --out DIR/no/a.txt   | no/a.txt: there is no directory
                    report 4194305 --out DIR            | it is a directory
                    report DIR/churn.json --for 1s      | --for is for a running JVM
                    report DIR/churn.json more.json     | unexpected argument 'more.json'
                    report DIR/churn.json --formt json  | did you mean --format?
                    report DIR/churn.json --format      | --format
                    report DIR/churn.json --format xml  | there is no format 'xml'; accepted are text, json, html and markdown
                    report DIR/churn.json --format htm  | there is no format 'htm', did you mean 'html'?
                    report DIR/churn.json --format text --format text | only once
                    report DIR/churn.json --out         | --out
                    diff DIR/churn.json                 | needs a file
                    diff DIR/churn.json DIR/no.json     | there is no such file
                    diff DIR/churn.json DIR --format text | it is a directory
                    diff DIR/churn.json DIR/churn.json --format xml | there is no format 'xml'; accepted are text, json and markdown
                    diff DIR/churn.json DIR/churn.json --format mardown | there is no format 'mardown', did you mean 'markdown'?
                    check DIR/churn.json --format junt  | there is no format 'junt', did you mean 'junit'?
                    merge --out DIR/all.json            | needs a file
                    merge DIR/churn.json                | --out
                    merge DIR/churn.json DIR/no.json --out DIR/all.json | no.json: there is no such file
                    merge DIR/churn.json DIR --out DIR/all.json | it is a directory
                    merge DIR/churn.json --out DIR/no/all.json | there is no directory
                    completion fish                     | there is no completion for 'fish'; supported are bash and zsh
                    completion                          | completion needs bash or zsh
                    check                               | needs a file
                    check DIR/no.json                   | there is no such file
                    check DIR/churn.json --baseline DIR/no.json | there is no such file
                    check DIR/churn.json --budget DIR/churn.json | cannot use the budget
                    check DIR/churn.json --fail-on info | there is no severity 'info' to fail on; accepted are high, medium and low
                    check DIR/churn.json --format xml   | there is no format 'xml'; accepted are text, json, junit, sarif and markdown
                    check DIR/churn.json --out DIR      | it is a directory
                    report DIR/churn.json --out DIR     | it is a directory
                    report DIR/churn.json --out DIR/no/ | DIR/no/: it names a directory, which does not exist
                    report DIR/churn.json --out DIR/a.pdf | a.pdf: this command does not write .pdf files, but .txt, .json, .html, .md
                    diff DIR/churn.json DIR/churn.json --out DIR/d.HTML | d.HTML: this command does not write .html files, but .txt, .json, .md
                    check DIR/churn.json --out DIR/v.pdf | v.pdf: this command does not write .pdf files, but .txt, .json, .xml, .sarif, .md
                    merge DIR/churn.json --out DIR/all.xml | all.xml: this command does not write .xml files, but .txt, .json, .html, .md
                    report DIR/churn.json --out DIR/no/a.txt | there is no directory
                    report DIR/churn.json --out DIR/no/a.html | there is no directory
                    """)
    void saysInOneLineWhatWasWrong(String arguments, String reason) {
        assertThat(run(arguments.replace("DIR", directory.toString()).split(" ")))
                .isEqualTo(2);
        assertThat(stdout.toString(UTF_8)).isEmpty();
        assertThat(stderr.toString(UTF_8).lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("churnscope: ")
                        .contains(reason.replace("DIR", directory.toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aNameOfNoLettersIsNoFile(String name) {
        assertThat(run("report", name)).isEqualTo(2);
        assertThat(stderr.toString(UTF_8))
                .isEqualTo("churnscope: report needs a file, such as churn.json, or the process id of a JVM, which jps"
                        + " lists; see java -jar churnscope-agent.jar help report" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                                | the file is empty
                    hello                             | not valid JSON
                    {"schema": "churnscope-report/1"  | cut off
                    {"schema": "churnscope-report/9"} | churnscope-report/9
                    {"schema": "something/1"}         | something/1
                    {}                                | not a Churnscope report: it has no "schema"
                    {"schema": 5}                     | not a Churnscope report: its "schema" is not a string
                    """)
    void saysInOneLineWhatIsNotAReport(String content, String reason) throws IOException {
        Files.writeString(example, content);
        saysInOneLineWhatWasWrong("report DIR/churn.json", reason);
    }

    @Test
    void jsonThatIsNestedTooDeepIsJson() throws IOException {
        Files.writeString(example, "{\"schema\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}");
        saysInOneLineWhatWasWrong(
                "report DIR/churn.json", "not a Churnscope report: the JSON in it is nested too deeply");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report FILE", "diff FILE FILE", "check FILE", "merge FILE"})
    void aNameOfNoLettersIsNothingToWriteTo(String command) {
        assertThat(run((command.replace("FILE", example.toString()) + " --out=").split(" ")))
                .isEqualTo(2);
        assertThat(stderr.toString(UTF_8).lines())
                .containsExactly("churnscope: --out needs the name of a file, but it is empty");
        assertThat(stdout.toString(UTF_8)).isEmpty();
    }

    @Test
    void aLineBreakInANameDoesNotMakeTwoLines() {
        assertThat(run("report", "no\nfile\u001b[31m.json")).isEqualTo(2);
        assertThat(stderr.toString(UTF_8).lines()).hasSize(1);
        assertThat(stderr.toString(UTF_8)).doesNotContain("\u001b");
    }

    @Test
    void aFileThatIsNamedLikeAPidIsAFile() throws IOException {
        Files.writeString(directory.resolve("4711"), Samples.exampleJson());
        assertThat(run("report", directory.resolve("4711").toString())).isZero();
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoError() {
        assertThat(run(failing("Broken pipe"), UTF_8, "report", example.toString()))
                .isZero();
        assertThat(stderr.toString(UTF_8)).isEmpty();
    }

    /** A short report fails at the end, a page while it is written, help when it is printed. */
    @ParameterizedTest
    @ValueSource(
            strings = {"report FILE", "report FILE --format html", "check FILE", "explain client-per-request", "help"})
    void aFullDiskIsOneError(String command) {
        var arguments = command.replace("FILE", example.toString()).split(" ");
        assertThat(run(failing("No space left on device"), UTF_8, arguments)).isEqualTo(2);
        assertThat(stderr.toString(UTF_8).lines()).singleElement().asString().contains("No space left on device");
    }

    @Test
    void aReaderOfAPageThatHasSeenEnoughIsNoError() {
        assertThat(run(failing("Broken pipe"), UTF_8, "report", example.toString(), "--format", "html"))
                .isZero();
        assertThat(stderr.toString(UTF_8)).isEmpty();
    }

    @Test
    void aCheckThatFailsEndsWithStatusOne() {
        assertThat(run("check", example.toString())).isEqualTo(1);
        assertThat(stdout.toString(UTF_8)).startsWith("FAILED  1 new finding\n").contains("PriceClient.java:47");
        assertThat(stderr.toString(UTF_8)).isEmpty();
    }

    @Test
    void aReportPassesBesideItself() {
        assertThat(run("check", example.toString(), "--baseline", example.toString()))
                .isZero();
        assertThat(stdout.toString(UTF_8)).startsWith("PASSED  no new finding of severity high, ");
    }

    @Test
    void severitiesThatFailAreNamed() {
        String report = example.toString();
        assertThat(run("check", report, "--baseline", report, "--fail-on", "medium"))
                .isZero();
        assertThat(stdout.toString(UTF_8)).startsWith("PASSED  no new finding of severity medium or above, ");
    }

    @Test
    void theLogSaysWhyACheckFailedWhereTheResultIsInAFile() {
        var out = directory.resolve("tests.xml");
        assertThat(run("check", example.toString(), "--format", "junit", "--out", out.toString()))
                .isEqualTo(1);
        assertThat(out).content().startsWith("<?xml");
        assertThat(stdout.toString(UTF_8)).startsWith("FAILED");
    }

    /** Lists and maps that an earlier version does not have are empty, including those added later. */
    @Test
    void aBaselineOfAnEarlierVersionStillReads() throws IOException {
        var old = directory.resolve("old.json");
        Files.writeString(
                old,
                Samples.exampleJson()
                        .replaceAll("(?s)\"notReused\": \\{.*?\\},", "")
                        .replaceAll("(?s)\"timeline\": \\[.*?\\]", "\"timeline\": []"));
        assertThat(old).content().doesNotContain("notReused").contains("\"timeline\": []");
        assertThat(run("check", example.toString(), "--baseline", old.toString()))
                .isZero();
    }

    @Test
    void aBaselineOfALaterFormIsRefused() throws IOException {
        Files.writeString(
                directory.resolve("later.json"),
                Samples.exampleJson().replace("churnscope-report/1", "churnscope-report/2"));
        saysInOneLineWhatWasWrong("check DIR/churn.json --baseline DIR/later.json", "churnscope-report/2");
    }

    @Test
    void mergesReportsAndSaysWhereOneCountsTwice() throws IOException {
        var out = directory.resolve("all.json");
        assertThat(run("merge", example.toString(), example.toString(), "--out", out.toString()))
                .isZero();
        assertThat(out).content().contains("\"opened\": 2410");
        assertThat(stdout.toString(UTF_8)).isEmpty();
        assertThat(stderr.toString(UTF_8).lines())
                .singleElement()
                .asString()
                .isEqualTo("churnscope: " + example + " and " + example
                        + " are from the same JVM, so its connections count twice: merge only one report per JVM");
    }

    @Test
    void aMergeThatFailsLeavesTheFileAlone() throws IOException {
        var out = Files.writeString(directory.resolve("all.json"), "before");
        var cut = Files.writeString(
                directory.resolve("cut.json"), Samples.exampleJson().substring(0, 2000));
        assertThat(run("merge", example.toString(), cut.toString(), "--out", out.toString()))
                .isEqualTo(2);
        assertThat(out).hasContent("before");
        assertThat(stderr.toString(UTF_8).lines()).singleElement().asString().contains("cut.json", "cut off");
    }

    @Test
    void completesInBash() throws IOException, InterruptedException {
        assertThat(run("completion", "bash")).isZero();
        Files.write(directory.resolve("completion.sh"), stdout.toByteArray());
        Files.writeString(directory.resolve("try.sh"), """
                source "$1/completion.sh"
                # Bash has it only while it completes; it would switch off what bash does where there are no words.
                compopt() { echo "compopt $*"; }
                try() {
                  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=0
                  COMPREPLY=()
                  _complete_churnscope
                  echo "${COMPREPLY[@]}"
                }
                try churnscope che
                try churnscope check --format ''
                try churnscope check --fail-on ''
                try churnscope diff --format m
                try churnscope check chur
                try churnscope check --baseline ba
                complete -p churnscope
                """);
        var bash = new ProcessBuilder("bash", directory.resolve("try.sh").toString(), directory.toString())
                .redirectErrorStream(true)
                .start();
        var completed = new String(bash.getInputStream().readAllBytes(), UTF_8);
        bash.waitFor();
        assertThat(completed.lines().map(String::strip))
                .containsExactly(
                        "check",
                        "text json junit sarif markdown",
                        "high medium low",
                        "markdown",
                        "",
                        "",
                        "complete -o default -F _complete_churnscope churnscope");
    }

    @Test
    void coloursAreForTerminals() {
        CommandLineTool.run(
                new String[] {"check", example.toString()},
                stdout,
                UTF_8,
                new PrintStream(stderr, true, UTF_8),
                Ansi.ON);
        assertThat(stdout.toString(UTF_8)).startsWith("\u001b[1m\u001b[31mFAILED\u001b[39m\u001b[22m ");
        assertThat(Colours.of("xterm", Ansi.ON)).isEqualTo(Ansi.ON);
        assertThat(Colours.of("dumb", Ansi.ON)).isEqualTo(Ansi.OFF);
        assertThat(Colours.of(null, Ansi.ON)).isEqualTo(Ansi.ON);
    }

    /** To newer terminals, 21 starts a double underline. */
    @Test
    void helpEndsWhatIsBoldSoThatNothingElseBegins() {
        CommandLineTool.run(new String[] {"help"}, stdout, UTF_8, new PrintStream(stderr, true, UTF_8), Ansi.ON);
        assertThat(stdout.toString(UTF_8)).contains("\u001b[1mreport\u001b[22m").doesNotContain("\u001b[21m");
    }

    private int run(String... arguments) {
        return run(stdout, UTF_8, arguments);
    }

    private int run(OutputStream out, Charset charset, String... arguments) {
        return CommandLineTool.run(arguments, out, charset, new PrintStream(stderr, true, UTF_8), Ansi.OFF);
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
