// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java examples of rule pages are valid Java, and short enough for a report. */
class RuleExamplesTest {

    private static final int MAX_LINES = 5;

    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```java\n(.*?)^```$");
    private static final Pattern METHOD = Pattern.compile("^public \\w+ \\w+\\(");
    private static final Pattern MODIFIERS = Pattern.compile("(?m)^(private |static )+");

    @ParameterizedTest
    @MethodSource("dev.churnscope.diagnose.Rules#ids")
    void eachExampleIsJava(String rule) throws IOException {
        for (String example : examples(rule)) {
            assertThat(errors(asClass(example))).as(example).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.churnscope.diagnose.Rules#ids")
    void eachExampleIsShort(String rule) {
        for (String example : examples(rule)) {
            var lines = example.lines().filter(line -> !line.isBlank());

            assertThat(lines).as(example).hasSizeBetween(1, MAX_LINES);
        }
    }

    @Test
    void aSlipInAnExampleIsSeen() throws IOException {
        assertThat(errors(asClass("client.close()"))).containsExactly("';' expected");
    }

    private static List<String> examples(String rule) {
        var examples = EXAMPLE.matcher(RuleText.of(rule).page()).results();
        return examples.map(match -> match.group(1)).toList();
    }

    /** Wraps a method in a class, and statements in a method; fields may be among statements, but without their modifiers. */
    private static String asClass(String example) {
        if (METHOD.matcher(example).find()) {
            return "class Example {\n" + example + "\n}";
        }
        String statements = MODIFIERS.matcher(example).replaceAll("");
        return "class Example { Object example() throws Exception {\n" + statements + "\n} }";
    }

    /** Only parses: names are not resolved, since the libraries are not on the class path. */
    private static List<String> errors(String source) throws IOException {
        var errors = new ArrayList<String>();
        DiagnosticListener<JavaFileObject> listener = each -> errors.add(each.getMessage(Locale.ROOT));
        var file = new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var compiler = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) compiler.getTask(null, null, listener, null, null, List.of(file));
        task.parse();
        return errors;
    }
}
