// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.model.CallSite;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Renders a verdict as a JUnit test report: one suite each for findings, call sites and the budget, one test per check.
 *
 * <p>It uses only elements that Jenkins, GitLab and Ant interpret alike.
 */
final class VerdictJUnit {

    private static final String NAME = "churnscope check";

    private final XMLStreamWriter xml;

    private VerdictJUnit(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** @param charset the reader's charset */
    static String of(Verdict verdict, Charset charset) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            new VerdictJUnit(xml).write(verdict);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return (charset.equals(StandardCharsets.UTF_8) ? text.toString() : ascii(text.toString())) + "\n";
    }

    /**
     * Escapes all other characters; ASCII is valid UTF-8, which the XML declaration says. The names of elements are ASCII anyway.
     */
    private static String ascii(String xml) {
        var ascii = new StringBuilder(xml.length());
        xml.codePoints().forEach(c -> {
            if (c < 0x7f) {
                ascii.append((char) c);
            } else {
                ascii.append("&#").append(c).append(';');
            }
        });
        return ascii.toString();
    }

    private void write(Verdict verdict) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        attribute("name", NAME);
        attribute("tests", String.valueOf(Math.max(1, verdict.checks().size())));
        attribute("failures", String.valueOf(verdict.failures().size()));
        if (verdict.checks().isEmpty()) {
            // Jenkins treats a report without tests as an error.
            noFindings(verdict);
        }
        suite("findings", verdict, Check.OfFinding.class);
        suite("churn", verdict, Check.OfChurn.class);
        suite("budget", verdict, Check.OfBudget.class);
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void noFindings(Verdict verdict) throws XMLStreamException {
        start("findings", 1, 0);
        testCase(NAME, "no finding of severity " + VerdictText.failing(verdict));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void suite(String name, Verdict verdict, Class<? extends Check> kind) throws XMLStreamException {
        List<Check> checks = verdict.checks().stream().filter(kind::isInstance).toList();
        if (checks.isEmpty()) {
            return;
        }
        start(
                name,
                checks.size(),
                checks.stream().filter(check -> !check.passed()).count());
        for (var check : checks) {
            var explanation = verdict.explain(check);
            testCase(className(check.callSite()), explanation.name());
            if (!check.passed()) {
                xml.writeStartElement("failure");
                attribute("type", explanation.rule());
                attribute("message", explanation.what());
                xml.writeCharacters(printable(body(check, explanation)));
                xml.writeEndElement();
            } else if (check.isNoted()) {
                xml.writeStartElement("system-out");
                xml.writeCharacters(printable(VerdictText.noted(explanation)));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void start(String name, long tests, long failures) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", "churnscope." + name);
        attribute("tests", String.valueOf(tests));
        attribute("failures", String.valueOf(failures));
        attribute("errors", "0");
        attribute("skipped", "0");
    }

    private void testCase(String className, String name) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", className);
        attribute("name", name);
        attribute("time", "0");
    }

    private static String body(Check check, Explanation explanation) {
        var body = new StringBuilder();
        if (check.callSite() != null) {
            body.append("at ").append(check.callSite()).append('\n');
        }
        if (!explanation.evidence().isEmpty()) {
            body.append(explanation.evidence()).append('\n');
        }
        return body.append(explanation.next()).append('\n').toString();
    }

    private static String className(@Nullable CallSite callSite) {
        return callSite == null ? NAME : callSite.className();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, printable(value));
    }

    /** XML 1.0 cannot represent most control characters, even escaped. */
    private static String printable(String text) {
        return text.codePoints()
                .map(c ->
                        c == '\n' || c == '\t' || c >= ' ' && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000
                                ? c
                                : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
