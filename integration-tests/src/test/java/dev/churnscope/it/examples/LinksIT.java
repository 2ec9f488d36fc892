// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.it.Jdk;
import dev.churnscope.it.clients.ClassPaths;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Where the pages of the rules lead to the documentation of a class, there is such a class. Nothing is downloaded. */
class LinksIT {

    /** As in {@code .../docs/api/java.base/java/net/Socket.html}; modules like {@code jdk.httpserver} have {@code com.sun}. */
    private static final Pattern OF_THE_JDK =
            Pattern.compile("/docs/api/((?:java|jdk)[\\w.]+/(?:[a-z0-9]+/)+[A-Z][\\w.]*)\\.html");

    /** As in {@code .../javadoc/org/apache/kafka/clients/admin/Admin.html}. */
    private static final Pattern OF_A_LIBRARY = Pattern.compile(
            "(?<!/docs/api/jdk[\\w.]{1,40})/((?:io|org|com|jakarta)/(?:[a-z0-9]+/)+[A-Z][\\w.]*)\\.html");

    @Test
    void aLinkToAClassOfTheJdkNamesTheModuleThatHasIt() throws IOException {
        var jdks = Jdk.all();
        var newest = jdks.get(jdks.size() - 1);
        try (var image = FileSystems.newFileSystem(
                URI.create("jrt:/"), Map.of("java.home", newest.home().toString()))) {
            assertThat(linked(OF_THE_JDK))
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(image.getPath("modules", classFile(each)))
                            .matches(Files::exists));
        }
    }

    @Test
    void aLinkToAClassOfALibraryNamesOneOfItsNewestVersion() {
        var classes = Surroundings.all()
                .map(each -> ClassPaths.of(each.newest()))
                .flatMap(classPath -> Stream.of(classPath.split(File.pathSeparator)))
                .filter(jar -> !jar.isEmpty())
                .distinct()
                .flatMap(LinksIT::entries)
                .collect(Collectors.toSet());

        assertThat(linked(OF_A_LIBRARY))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(classes).contains(classFile(each)));
    }

    private static Set<String> linked(Pattern pattern) {
        return Example.pages().stream()
                .flatMap(rule -> pattern.matcher(Example.text(rule)).results().toList().stream())
                .map((MatchResult each) -> each.group(1))
                .collect(Collectors.toSet());
    }

    private static String classFile(String path) {
        int name = path.lastIndexOf('/');
        return path.substring(0, name) + path.substring(name).replace('.', '$') + ".class";
    }

    private static Stream<String> entries(String jar) {
        try (var zip = new ZipFile(jar)) {
            return zip.stream().map(ZipEntry::getName).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(jar, e);
        }
    }
}
