// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.examples;

import com.google.gson.JsonParser;
import dev.churnscope.it.Jdk;
import dev.churnscope.it.clients.ClassPaths;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Settings that something reads by their names.
 *
 * @param names which names are of this kind
 * @param isKnown whether there is a setting of a name
 */
record Settings(String whose, Pattern names, Predicate<String> isKnown) {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    static Settings ofTheKernel() {
        return new Settings(
                "the kernel",
                beginning("net\\.ipv4\\.\\w+"),
                name -> Files.exists(Path.of("/proc/sys", name.split("\\."))));
    }

    /** Of the newest JDK there is, since some came late. */
    static Settings ofTheJdk() {
        var jdks = Jdk.all();
        var classes = ClassFiles.of(
                jdks.get(jdks.size() - 1),
                "java.base/sun/net",
                "java.net.http/jdk/internal/net",
                "java.naming/com/sun/jndi/ldap",
                "jdk.httpserver/sun/net");
        return new Settings(
                "the JDK",
                beginning(
                        "(?:com\\.sun\\.jndi\\.ldap|java\\.naming|jdk\\.http\\w+|http|sun\\.net\\.httpserver)\\.[a-zA-Z][\\w.]*\\w"),
                // Some are put together from a prefix and a word.
                name -> classes.have(name) || classes.have(name.replaceFirst("\\w+$", "")));
    }

    /** They are put together from {@code mail}, the protocol, and the rest. */
    static Settings ofJakartaMail() {
        var classes =
                ClassFiles.of(ClassPaths.of(Surroundings.named("Jakarta Mail").newest()));
        return new Settings(
                "Jakarta Mail",
                beginning("mail\\.(?:imaps?|smtps?)\\.\\w+"),
                name -> classes.have(name.replaceFirst("mail\\.\\w+", "")));
    }

    static Settings ofMicronaut() {
        return ofMetadata(
                "Micronaut",
                beginning("micronaut\\.http\\.[a-z.-]*[a-z]"),
                Surroundings.named("Micronaut").newest());
    }

    /** Of version 3, since version 4 has them in a library for each server. */
    static Settings ofSpringBoot() {
        return ofMetadata(
                "Spring Boot",
                beginning("(?:management|server)\\.[a-z]+\\.[a-z.-]*[a-z]"),
                List.of("org.springframework.boot:spring-boot-starter-actuator:3.5.7"));
    }

    /** At the begin of a name, which may stand behind the option that sets it. */
    private static Pattern beginning(String names) {
        return Pattern.compile("(?:(?<=-D)|(?<![\\w.]))" + names);
    }

    private static Settings ofMetadata(String whose, Pattern names, List<String> coordinates) {
        var known = Stream.of(ClassPaths.of(coordinates).split(File.pathSeparator))
                .flatMap(jar -> metadata(jar).stream())
                .flatMap(json ->
                        JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("properties").asList().stream())
                .map(property -> property.getAsJsonObject().get("name").getAsString())
                .toList();
        // Texts may name a group of them.
        return new Settings(
                whose,
                names,
                name -> known.stream().anyMatch(each -> each.equals(name) || each.startsWith(name + '.')));
    }

    private static Optional<String> metadata(String jar) {
        try (var zip = new ZipFile(jar)) {
            var entry = zip.getEntry(METADATA);
            return entry == null
                    ? Optional.empty()
                    : Optional.of(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the names of this kind in a text, links left out, that nobody knows. */
    List<String> unknownIn(String text) {
        String withoutLinks = text.replaceAll("<https:[^>]*>", "");
        return names.matcher(withoutLinks)
                .results()
                .map(MatchResult::group)
                .filter(isKnown.negate())
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return whose;
    }
}
