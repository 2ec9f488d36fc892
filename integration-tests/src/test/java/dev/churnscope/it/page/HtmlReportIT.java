// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.churnscope.it.AgentRun;
import dev.churnscope.it.Scratch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The HTML report in a browser: that it loads nothing, says nothing in the console, and can be used. */
class HtmlReportIT {

    private static Browser browser;
    private static Path demo;
    private static Path largest;

    private Path page;

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void endBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void beginAnew() {
        browser.prefer("light");
        browser.resize(1280, 900);
        browser.requests();
        browser.console();
    }

    /** Whatever was done on a page, it has asked for nothing but itself, and nothing went wrong. */
    @AfterEach
    void nothingWasLoadedAndNothingWentWrong() {
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).containsOnly(page.toUri().toString());
    }

    @Test
    void theAgentsOwnPageSaysWhatToChange() throws IOException {
        open(demo());
        assertThat(browser.text("document.querySelector('h1').innerText")).contains("Clients are built repeatedly");
        assertThat(browser.text("document.querySelector('.verdict').innerText"))
                .contains(".java:")
                .contains("connections a minute")
                .contains("and 3 more findings below");
        assertThat(browser.all(".finding")).hasSize(4);
        assertThat(browser.all(".grid tbody button")).hasSize(4);
        assertThat(browser.number("document.querySelectorAll('#chart canvas').length"))
                .isEqualTo(1);
    }

    @Test
    void timesAreThoseOfTheTextReport() throws IOException {
        open(demo());
        assertTimesAreThoseOf(demo().resolveSibling("demo.txt"));
    }

    /** 4.85 is a little less in binary: the text report's formatter makes 4.9 of it, JavaScript's toFixed 4.8. */
    @Test
    void halvesAreRoundedAsInTheTextReport() throws IOException {
        var folder = Scratch.folder("halves");
        var report = MadeReport.write(MadeReport.ofSites(10, 0), folder);
        open(RenderedPage.of(report, folder));
        assertTimesAreThoseOf(RenderedPage.textOf(report, folder));
    }

    @Test
    void aHeaderSortsItsColumn() throws IOException {
        open(RenderedPage.of(MadeReport.ofSites(50, 0)));
        var opened = browser.find(".grid thead th:nth-child(2) button");
        opened.click();
        assertThat(browser.text("document.querySelector('.grid [aria-sort]').ariaSort"))
                .isEqualTo("descending");
        assertThat(column(2)).isSortedAccordingTo((a, b) -> Integer.compare(Integer.parseInt(b), Integer.parseInt(a)));
        opened.click();
        assertThat(column(2)).isSortedAccordingTo((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)));
        opened.click();
        assertThat(browser.all(".grid [aria-sort]")).isEmpty();
    }

    @Test
    void aWordFindsItsCallSites() throws IOException {
        open(largest());
        browser.find("input[type=search]").sendKeys("openerClass4711 closer");
        assertThat(browser.text("document.querySelector('[role=status]').innerText"))
                .isEqualTo("1 of 10,000 call sites");
        assertThat(browser.all(".grid tbody button"))
                .singleElement()
                .satisfies(row -> assertThat(row.getText()).contains("openerClass4711.openerMethod"));
        browser.find("input[type=search]").sendKeys("nowhere");
        assertThat(browser.all(".grid tbody button")).isEmpty();
    }

    @Test
    void aCallSiteIsReachedByKeyboardAlone() throws IOException {
        open(largest());
        browser.run("document.querySelector('input[type=search]').focus()");
        while (!browser.text("document.activeElement.closest('tbody') !== null").equals("true")) {
            browser.press(Keys.TAB);
        }
        browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(focusedRow()).isEqualTo(4);
        browser.press(Keys.END);
        browser.await(() -> focusedRow() == 10_001);
        browser.press(Keys.ENTER);
        assertThat(browser.text("document.querySelector('dialog h2').innerText"))
                .contains("openerClass9999");
        browser.press(Keys.ESCAPE);
        assertThat(browser.text("document.querySelector('dialog').open")).isEqualTo("false");
        assertThat(focusedRow()).isEqualTo(10_001);
    }

    @Test
    void aCallSiteLeadsToItsFindingAndBack() throws IOException {
        open(RenderedPage.of(MadeReport.ofSites(300, 300)));
        assertThat(browser.all(".finding")).hasSize(50);
        browser.run("document.querySelector('.grid').scrollTop = 56 * 199");
        browser.await(() -> !browser.all("[data-site='c-c7id']").isEmpty());
        browser.run("document.querySelector(\".grid [data-site='c-c7id']\").click()");
        browser.find("dialog [data-finding]").click();
        assertThat(browser.text("document.activeElement.id")).isEqualTo("finding-200");
        browser.run("document.querySelector('#finding-200 [data-site]').click()");
        assertThat(browser.text("document.querySelector('dialog h2').innerText"))
                .contains("openerClass199");
    }

    @Test
    void framesOfTheFlameGraphAreWalkedAndEntered() throws IOException {
        open(demo());
        browser.run("document.querySelector('.flames button').focus()");
        browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(browser.text("document.querySelector('.reading').innerText")).contains("connections");
        long frames = browser.number("document.querySelectorAll('.flames button').length");
        browser.run("[...document.querySelectorAll('.flames .application')][0].click()");
        assertThat(browser.number("document.querySelectorAll('.flames button').length"))
                .isLessThan(frames);
        browser.run("document.querySelector('input[value=close]').click()");
        assertThat(browser.text("document.querySelector('.flames button').innerText"))
                .startsWith("all ");
    }

    @Test
    void everyTextOfAReportIsOnItsPage() throws IOException {
        String json = MadeReport.marked();
        open(RenderedPage.of(json));
        var shown = new StringBuilder(browser.text("document.querySelector('main').textContent"));
        for (String id : List.of("c-0mark-id-", "c-1mark-id-", "c-2mark-id-")) {
            browser.run("document.querySelector('.grid [data-site=\"' + arguments[0] + '\"]').click()", id);
            shown.append(browser.text("document.querySelector('dialog').textContent"));
            browser.run("document.querySelector('dialog').close()");
        }
        var missing = new TreeSet<String>();
        for (String mark : marks(JsonParser.parseString(json))) {
            if (shown.indexOf(mark) < 0) {
                missing.add(mark);
            }
        }
        // What is no link is not shown as one.
        assertThat(missing).containsExactly("mark-link-");
    }

    @Test
    void tenThousandCallSitesAreAFewRowsAtATime() throws IOException {
        var file = largest();
        open(file);
        assertThat(browser.number("document.querySelectorAll('.grid tbody tr').length"))
                .isLessThan(60);
        browser.run("document.querySelector('.grid').scrollTop = 1e9");
        browser.await(() ->
                browser.text("document.querySelector('.grid tbody').innerText").contains("openerClass9999"));
        assertThat(browser.number("document.querySelectorAll('.grid tbody tr').length"))
                .isLessThan(60);
        measured(Files.size(file));
    }

    @Test
    void aReportOfNothingSaysSo() throws IOException {
        open(RenderedPage.of(MadeReport.ofSites(0, 0)));
        assertThat(browser.text("document.querySelector('h1').innerText")).isEqualTo("No TCP connection was seen.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>document.title = 'hit'</script>",
                "<img src=x onerror=\"document.title = 'hit'\">",
                "javascript:document.title='hit'",
                "' onfocus='document.title=1' autofocus x='",
                "\u202egnp.exe\u202c\u2067\u05d0\u05d1",
                "\u2028\u2029\u0000\u0007\ufeff",
                "\ud83d\ude00",
                "__proto__",
                "",
            })
    void hostileTextIsShownAndNothingElse(String text) throws IOException {
        open(RenderedPage.of(MadeReport.saying(text)));
        assertThat(browser.all(".grid tbody button")).hasSize(3);
        browser.run("document.querySelector('.grid tbody button').click()");
        browser.run("document.querySelectorAll('dialog details').forEach(details => details.open = true)");
        assertThat(browser.text("document.title")).endsWith("Churnscope").doesNotStartWith("hit");
        assertThat(browser.all("main img, dialog img, main script, dialog script, [onerror], [onfocus]"))
                .isEmpty();
        assertThat(browser.text("document.body.textContent.match(/[\\u202a-\\u202e\\u2066-\\u2069\\u2028]/)"))
                .isEqualTo("null");
    }

    @Test
    void namesOfTenThousandCharactersMakeThePageNoWider() throws IOException {
        open(RenderedPage.of(MadeReport.saying("x".repeat(10_000))));
        for (int width : List.of(1280, 400)) {
            browser.resize(width, 900);
            assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
        }
        browser.run("document.querySelector('.grid tbody button').click()");
        assertThat(browser.text("document.querySelector('dialog').textContent")).contains("x".repeat(10_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textStandsOutFromWhatIsBehindIt(String scheme) throws IOException {
        browser.prefer(scheme);
        open(demo());
        browser.run(Contrast.SCRIPT);
        // 4.5 to 1, by the Web Content Accessibility Guidelines.
        assertThat((List<?>) browser.run("return tooFaint(4.5)")).isEmpty();
    }

    @Test
    void paperHasTheCallSitesAndNoButtons() throws IOException {
        open(demo());
        browser.preferPaper();
        assertThat(
                        browser.number(
                                "[...document.querySelectorAll('table.plain tbody tr')].filter(row => row.checkVisibility()).length"))
                .isGreaterThanOrEqualTo(4);
        assertThat(
                        browser.text(
                                "[...document.querySelectorAll('main button:not(.flames *)')].some(button => button.checkVisibility())"))
                .isEqualTo("false");
        // As wide as a sheet, where no line of code may run into what stands beside it.
        browser.run("document.body.style.width = '650px'");
        assertThat(browser.number("document.querySelectorAll('.finding pre').length"))
                .isPositive();
        assertThat(
                        browser.number(
                                "[...document.querySelectorAll('.finding pre')].filter(code => code.scrollWidth > code.clientWidth).length"))
                .isZero();
        assertThat(Base64.getDecoder().decode(browser.print())).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    private void open(Path file) {
        page = file;
        browser.open(file);
    }

    private static long focusedRow() {
        return browser.number("Number(document.activeElement.closest('tr')?.ariaRowIndex ?? 0)");
    }

    private static void assertTimesAreThoseOf(Path text) throws IOException {
        var shown = new StringBuilder();
        for (var row : browser.all(".grid tbody button")) {
            browser.run("arguments[0].click()", row);
            shown.append(browser.text("document.querySelector('dialog').textContent"));
            browser.run("document.querySelector('dialog').close()");
        }
        var times = Files.readAllLines(text).stream()
                .filter(line -> line.contains("half within"))
                .map(line -> line.substring(line.indexOf("half within")))
                .toList();
        assertThat(times)
                .hasSizeGreaterThan(4)
                .allSatisfy(line -> assertThat(shown).contains(line));
    }

    private static List<String> column(int number) {
        var cells = new ArrayList<String>();
        for (var cell : browser.all(".grid tbody tr td:nth-child(" + number + ")")) {
            cells.add(cell.getText());
        }
        return cells;
    }

    private static TreeSet<String> marks(JsonElement json) {
        var marks = new TreeSet<String>();
        var matcher = Pattern.compile("mark-\\w+-").matcher(json.toString());
        while (matcher.find()) {
            marks.add(matcher.group());
        }
        return marks;
    }

    /** Tells how long the largest page takes; what is right here depends on the machine. */
    private static void measured(long bytes) throws IOException {
        String line = String.format(
                "10,000 call sites, %.1f MB: first paint after %d ms, all there after %d ms%n",
                bytes / 1e6,
                browser.number("Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)"),
                browser.number("Math.round(performance.getEntriesByName('ready')[0].startTime)"));
        Files.writeString(Path.of(System.getProperty("churnscope.it.results"), "page.md"), line);
    }

    private static Path largest() {
        if (largest == null) {
            largest = RenderedPage.of(MadeReport.ofSites(10_000, 300));
        }
        return largest;
    }

    private static Path demo() {
        if (demo == null) {
            var folder = Scratch.folder("demo");
            demo = folder.resolve("demo.html");
            AgentRun.of(
                            Objects.requireNonNull(System.getProperty("churnscope.it.demoJar")),
                            "com.example.orders.app.OrderDemo")
                    .agentArgs("report=" + demo + ";" + folder.resolve("demo.txt"))
                    .withoutReport()
                    .args("churny", "--orders", "50")
                    .run();
        }
        return demo;
    }
}
