// SPDX-License-Identifier: Apache-2.0
package dev.churnscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

final class DependenciesTest {

    /** The jar contains its dependencies: a build with the jar among its test dependencies must not get any other jar with it. */
    @Test
    void whoDependsOnTheJarGetsNoOther() throws Exception {
        var pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getElementsByTagName("dependency");
        var handedOn = IntStream.range(0, pom.getLength())
                .mapToObj(i -> (Element) pom.item(i))
                .filter(dependency -> !text(dependency, "optional").equals("true"))
                .filter(dependency -> !text(dependency, "scope").matches("provided|test"))
                .map(dependency -> text(dependency, "artifactId"));
        assertThat(handedOn).isEmpty();
    }

    private static String text(Element element, String name) {
        var children = element.getElementsByTagName(name);
        return children.getLength() == 0 ? "" : children.item(0).getTextContent();
    }
}
