// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentClassLoaderTest {

    @TempDir
    private static Path directory;

    private AgentClassLoader loader;

    /** A class that is both in the jar and on the application's class path. */
    static final class Guest {}

    @BeforeEach
    void makeJar() throws IOException {
        // Blanks and other special characters in the path have to be escaped in URLs.
        var jar = directory.resolve("the agent+1.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            String classFile = Guest.class.getName().replace('.', '/') + ".class";
            out.putNextEntry(new JarEntry(classFile));
            try (var in = Guest.class.getClassLoader().getResourceAsStream(classFile)) {
                in.transferTo(out);
            }
            out.putNextEntry(new JarEntry("some/text.txt"));
            out.write("text".getBytes(StandardCharsets.UTF_8));
        }
        loader = new AgentClassLoader(jar.toFile());
    }

    @Test
    void aClassOfTheJarIsNotTheApplications() throws Exception {
        var type = loader.loadClass(Guest.class.getName());

        assertThat(type.getClassLoader()).isSameAs(loader);
        assertThat(type).isNotSameAs(Guest.class);
        assertThat(type.getModule()).isNotSameAs(Guest.class.getModule());
    }

    @Test
    void aClassOfThePlatformComesFromThePlatformLoader() throws Exception {
        assertThat(loader.loadClass("java.util.List")).isSameAs(List.class);
        assertThat(loader.loadClass("java.sql.Connection").getClassLoader())
                .isSameAs(ClassLoader.getPlatformClassLoader());
    }

    @Test
    void aClassOfTheApplicationIsNotFound() {
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> loader.loadClass(Test.class.getName()))
                .withMessageContaining(Test.class.getName());
        assertThatExceptionOfType(ClassNotFoundException.class)
                .isThrownBy(() -> loader.loadClass(AgentClassLoader.class.getName()));
    }

    @Test
    void aResourceOfTheJarIsFoundAsStreamAndAsUrl() throws Exception {
        try (var stream = loader.getResourceAsStream("some/text.txt");
                var ofUrl = loader.getResource("some/text.txt").openStream()) {
            assertThat(stream).hasContent("text");
            assertThat(ofUrl).hasContent("text");
        }
        assertThat(Collections.list(loader.getResources("some/text.txt"))).hasSize(1);
    }

    @Test
    void aResourceOfTheApplicationIsNotFound() throws Exception {
        String resource = Test.class.getName().replace('.', '/') + ".class";

        assertThat(loader.getResourceAsStream(resource)).isNull();
        assertThat(loader.getResource(resource)).isNull();
        assertThat(loader.getResources(resource).hasMoreElements()).isFalse();
    }

    @Test
    void aMissingJarIsReported() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(
                        () -> new AgentClassLoader(directory.resolve("none.jar").toFile()));
    }
}
