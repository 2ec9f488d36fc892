// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The packaged agent under test: a copy, so that a build that runs meanwhile cannot change it. */
public final class AgentJar {

    private static final Path COPY = copy();

    private AgentJar() {}

    public static Path path() {
        return COPY;
    }

    /** Returns the text of an entry. */
    public static String read(String entry) {
        try (var zip = new ZipFile(COPY.toFile());
                var in = zip.getInputStream(Objects.requireNonNull(zip.getEntry(entry), entry))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the names of the entries of a folder that have an ending, in their order. */
    public static List<String> entries(String folder, String ending) {
        try (var zip = new ZipFile(COPY.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(folder) && name.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path copy() {
        String jar = Objects.requireNonNull(
                System.getProperty("churnscope.it.agentJar"), "-Dchurnscope.it.agentJar says where the agent is");
        try {
            return Files.copy(Path.of(jar), Scratch.folder("agent").resolve("churnscope-agent.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException("build the agent first: mvn -pl agent package", e);
        }
    }
}
