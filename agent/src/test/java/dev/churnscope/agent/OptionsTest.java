// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.live.ListenAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @TempDir
    private Path directory;

    @AfterEach
    void clearSystemProperties() {
        System.getProperties().keySet().removeIf(name -> name.toString().startsWith("churnscope."));
    }

    @Test
    void withoutOptionsTheDefaultsHold() {
        var options = Options.read("");

        assertThat(options.report()).isEmpty();
        assertThat(options.summary()).isTrue();
        assertThat(options.interval()).isNull();
        assertThat(options.endpoint()).isNull();
        assertThat(options.include()).isEmpty();
        assertThat(options.exclude()).isEmpty();
        assertThat(options.frames()).isEqualTo(64);
        assertThat(options.sites()).isEqualTo(10_000);
        assertThat(options.jfr()).isTrue();
        assertThat(options.log()).isEqualTo("warn");
        assertThat(options.enabled()).isTrue();
        assertThat(options.problems()).isEmpty();
    }

    @Test
    void everyOptionCanBeAnArgument() {
        var options = Options.read(
                "report=a.json;b-%p.txt;c.html,summary=off,interval=5m,endpoint=9464,include=com.shop; org.acme,"
                        + "exclude=com.shop.http,frames=1,sites=2,metrics=off,jfr=off,log=debug,enabled=false");

        assertThat(options)
                .isEqualTo(new Options(
                        List.of("a.json", "b-%p.txt", "c.html"),
                        false,
                        Duration.ofMinutes(5),
                        new ListenAddress(null, 9464),
                        List.of("com.shop", "org.acme"),
                        List.of("com.shop.http"),
                        1,
                        2,
                        false,
                        false,
                        "debug",
                        false,
                        List.of()));
    }

    @Test
    void argumentsOverrideSystemPropertiesWhichOverrideTheFile() throws IOException {
        var file = file("frames = 3\nsites = 3\nlog = info\n");
        System.setProperty("churnscope.frames", "2");
        System.setProperty("churnscope.sites", "2");

        var options = Options.read("frames=1,config=" + file);

        assertThat(options.frames()).isEqualTo(1);
        assertThat(options.sites()).isEqualTo(2);
        assertThat(options.log()).isEqualTo("info");
        assertThat(options.problems()).isEmpty();
    }

    @Test
    void theEnvironmentRanksBetweenSystemPropertiesAndTheFile() throws Exception {
        var file = file("frames = 3\nsites = 3\nlog = info\n");
        var environment = Map.of("CHURNSCOPE_FRAMES", "2", "CHURNSCOPE_SITES", "2", "CHURNSCOPE_CONFIG", file);

        assertThat(ChildJvm.run(environment, PrintOptions.class, "churnscope.frames=1"))
                .containsExactly("1 2 info []");
    }

    /** Prints some options, with the arguments as system properties. */
    static final class PrintOptions {
        public static void main(String[] arguments) {
            for (String argument : arguments) {
                System.setProperty(argument.split("=")[0], argument.split("=")[1]);
            }
            var options = Options.read("");
            System.out.println(
                    options.frames() + " " + options.sites() + " " + options.log() + " " + options.problems());
        }
    }

    @Test
    void theFileCanBeNamedByASystemProperty() throws IOException {
        System.setProperty("churnscope.config", file("frames=3"));

        assertThat(Options.read("").frames()).isEqualTo(3);
    }

    @Test
    void aFileThatIsNotThereCostsALine() {
        var options = Options.read("frames=5,config=" + directory.resolve("none.properties"));

        assertThat(options.frames()).isEqualTo(5);
        assertThat(options.problems())
                .singleElement()
                .asString()
                .startsWith("cannot read config=")
                .endsWith("none.properties: there is no such file; continuing without it");
    }

    @Test
    void aFileWithMalformedEscapesCostsALine() throws IOException {
        assertThat(Options.read("config=" + file("include=\\u00zz")).problems())
                .singleElement()
                .asString()
                .endsWith("churnscope.properties: Malformed \\uxxxx encoding.; continuing without it");
    }

    @ParameterizedTest
    @CsvSource({
        "reprot=a.json, reprot=a.json, report",
        "includes=com.shop, includes=com.shop, include",
        "frame=3, frame=3, frames",
        "Report=a.json, Report=a.json, report",
        "metric=1, metric=1, metrics",
        "enable, enable=, enabled"
    })
    void anUnknownKeyIsReportedWithTheNearest(String arguments, String named, String nearest) {
        assertThat(Options.read(arguments).problems())
                .containsExactly("unknown option " + named + " is ignored; did you mean " + nearest + "? Accepted are "
                        + String.join(", ", OptionKey.allKeys()));
    }

    @ParameterizedTest
    @CsvSource({"bogus=1", "foo=", "b.json="})
    void noKeyIsSuggestedIfNoneIsNear(String argument) {
        assertThat(Options.read(argument).problems())
                .containsExactly("unknown option " + argument + " is ignored; accepted are "
                        + String.join(", ", OptionKey.allKeys()));
    }

    @Test
    void valuesSeparatedByCommasAreReported() {
        var options = Options.read("report=a.json,b.json,frames=3");

        assertThat(options.report()).containsExactly("a.json");
        assertThat(options.frames()).isEqualTo(3);
        assertThat(options.problems())
                .containsExactly(
                        "'b.json' is not an option and is ignored; separate several values of report with ';'");
    }

    @Test
    void theSourceOfAProblemIsNamed() throws Exception {
        var file = file("sitez = 3\nsites = none\n");
        System.setProperty("churnscope.fames", "3");
        System.setProperty("churnscope.frames", "x");

        assertThat(Options.read("config=" + file).problems())
                .anyMatch(problem -> problem.startsWith("unknown option -Dchurnscope.fames=3 is ignored"))
                .anyMatch(problem -> problem.startsWith("unknown option sitez=3 in " + file + " is ignored"))
                .anyMatch(problem -> problem.startsWith("option frames from -Dchurnscope.frames: 'x' is not accepted"))
                .anyMatch(problem -> problem.startsWith("option sites in " + file + ": 'none' is not accepted"))
                .hasSize(4);
        System.clearProperty("churnscope.fames");
        System.clearProperty("churnscope.frames");
        assertThat(ChildJvm.run(Map.of("CHURNSCOPE_FOO", "1"), PrintOptions.class))
                .containsExactly("64 10000 warn [unknown option CHURNSCOPE_FOO=1 is ignored; accepted are "
                        + String.join(", ", OptionKey.allKeys()) + "]");
    }

    @Test
    void anUnknownPlaceholderIsReported() {
        var options = Options.read("report=%q-%p.json;100%.txt;%p-%h-%t.json");

        assertThat(options.report()).containsExactly("%q-%p.json", "100%.txt", "%p-%h-%t.json");
        assertThat(options.problems())
                .containsExactly(
                        "option report: %q in '%q-%p.json' is not a placeholder and is kept as it is; %p is the pid,"
                                + " %h the host name, %t the time of attaching",
                        "option report: %. in '100%.txt' is not a placeholder and is kept as it is; %p is the pid,"
                                + " %h the host name, %t the time of attaching");
    }

    @Test
    void capitalsInTheEndingOfAFileAreAccepted() {
        assertThat(Options.read("report=a.JSON;b.Txt").report()).containsExactly("a.JSON", "b.Txt");
    }

    @Test
    void anUnknownSystemPropertyIsReported() {
        System.setProperty("churnscope.fames", "3");

        assertThat(Options.read("").problems()).singleElement().asString().contains("fames=3", "frames");
    }

    @Test
    void messagesNameTheKeysThatThisVersionSupports() {
        assertThat(OptionKey.allKeys())
                .containsExactly(
                        "report",
                        "summary",
                        "interval",
                        "endpoint",
                        "include",
                        "exclude",
                        "frames",
                        "sites",
                        "metrics",
                        "jfr",
                        "log",
                        "config",
                        "enabled");
    }

    @Test
    void onlyTheBadItemOfAListIsLeftOut() {
        var options = Options.read("report=a.json;b.pdf");

        assertThat(options.report()).containsExactly("a.json");
        assertThat(options.problems())
                .containsExactly(
                        "option report: 'b.pdf' is not accepted, expected files that end in .json, .html or .txt, "
                                + "separated by ';'; ignoring it");
    }

    @Test
    void anIntervalCanBeOff() {
        assertThat(Options.read("interval=off").interval()).isNull();
        assertThat(Options.read("interval=off").problems()).isEmpty();
    }

    @Test
    void anUnknownKeyInTheFileIsReported() throws IOException {
        assertThat(Options.read("config=" + file("sitez=1")).problems())
                .singleElement()
                .asString()
                .contains("sitez=1", "sites");
    }

    @ParameterizedTest
    @CsvSource({
        "summary=yes, summary, yes, on or off",
        "summary=ON, summary, ON, on or off",
        "frames=0, frames, 0, a whole number from 1 to 1024",
        "frames=1025, frames, 1025, a whole number from 1 to 1024",
        "frames=many, frames, many, a whole number from 1 to 1024",
        "frames=, frames, '', a whole number from 1 to 1024",
        "frames=99999999999, frames, 99999999999, a whole number from 1 to 1024",
        "sites=-1, sites, -1, a whole number from 1 to 1000000",
        "interval=1ms, interval, 1ms, 'off or a duration of at least a second, such as 30s, 5m or 1h'",
        "interval=999ms, interval, 999ms, 'off or a duration of at least a second, such as 30s, 5m or 1h'",
        "interval=30, interval, 30, 'off or a duration of at least a second, such as 30s, 5m or 1h'",
        "interval=0s, interval, 0s, 'off or a duration of at least a second, such as 30s, 5m or 1h'",
        "interval=-5s, interval, -5s, 'off or a duration of at least a second, such as 30s, 5m or 1h'",
        "interval=1d, interval, 1d, 'off or a duration of at least a second, such as 30s, 5m or 1h'",
        "interval=9999999999h, interval, 9999999999h, 'off or a duration of at least a second, such as 30s, 5m or 1h'",
        "log=trace, log, trace, 'off, error, warn, info or debug'",
        "enabled=no, enabled, no, true or false"
    })
    void aBadValueIsToldWithWhatIsAcceptedAndTheDefaultHolds(
            String argument, String key, String value, String accepted) {
        var options = Options.read(argument);

        assertThat(options.problems())
                .containsExactly("option " + key + ": '" + value + "' is not accepted, expected " + accepted
                        + "; using the default");
        var defaults = Options.read("");
        assertThat(options)
                .usingRecursiveComparison()
                .ignoringFields("problems")
                .isEqualTo(defaults);
    }

    @ParameterizedTest
    @CsvSource({"1500ms, PT1.5S", "30s, PT30S", "5m, PT5M", "1h, PT1H", "999999999h, PT999999999H"})
    void durationsHaveAUnit(String text, Duration duration) {
        assertThat(Options.read("interval=" + text).interval()).isEqualTo(duration);
    }

    @Test
    void aBadItemOfAListLeavesTheOthers() {
        var options = Options.read("report=a.json;b.pdf;c.txt");

        assertThat(options.report()).containsExactly("a.json", "c.txt");
        assertThat(options.problems()).hasSize(1);
    }

    @Test
    void blanksAndEmptyArgumentsAreIgnored() {
        var options = Options.read(" frames = 7 ,, sites=8,");

        assertThat(options.frames()).isEqualTo(7);
        assertThat(options.sites()).isEqualTo(8);
        assertThat(options.problems()).isEmpty();
    }

    @Test
    void theFirstOfTwoEqualArgumentsHolds() {
        assertThat(Options.read("frames=7,frames=8").frames()).isEqualTo(7);
        assertThat(Options.read("frames=7,frames=8").problems())
                .containsExactly("option frames is given twice, as '7' and as '8'; using the first");
        assertThat(Options.read("frames=7,frames=7").problems()).isEmpty();
    }

    @Test
    void theJdksOwnToolsPrintNoSummaryUnlessAsked() {
        String before = System.getProperty("jdk.module.main");
        try {
            System.setProperty("jdk.module.main", "jdk.compiler");
            assertThat(Options.read("").summary()).isFalse();
            assertThat(Options.read("summary=on").summary()).isTrue();
            System.setProperty("jdk.module.main", "com.shop");
            assertThat(Options.read("").summary()).isTrue();
        } finally {
            if (before == null) {
                System.clearProperty("jdk.module.main");
            } else {
                System.setProperty("jdk.module.main", before);
            }
        }
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("churnscope.properties"), text)
                .toString();
    }
}
