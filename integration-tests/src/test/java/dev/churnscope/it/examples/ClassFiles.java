// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.examples;

import dev.churnscope.it.Jdk;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The string constants of compiled classes: what a library asks for by name, such as a system property, is one of them. */
record ClassFiles(List<String> contents) {

    private static final char UTF8 = 1;

    /** @param packages of a JDK's modules, as in {@code java.base/sun/net} */
    static ClassFiles of(Jdk jdk, String... packages) {
        try (var image = FileSystems.newFileSystem(
                URI.create("jrt:/"), Map.of("java.home", jdk.home().toString()))) {
            return new ClassFiles(Stream.of(packages)
                    .flatMap(each -> read(image.getPath("modules", each)))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ClassFiles of(String classPath) {
        return new ClassFiles(Stream.of(classPath.split(File.pathSeparator))
                .flatMap(ClassFiles::readJar)
                .toList());
    }

    /** Whether one of the classes has all of these constants. */
    boolean have(String... constants) {
        return contents.stream().anyMatch(each -> Stream.of(constants).allMatch(one -> each.contains(entry(one))));
    }

    private static Stream<String> readJar(String jar) {
        try (FileSystem files = FileSystems.newFileSystem(Path.of(jar))) {
            return read(files.getPath("/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> read(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).map(ClassFiles::content).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it stands in the constant pool: its kind, its length in two bytes, and the text. */
    private static String entry(String constant) {
        char length = (char) constant.length();
        return "" + UTF8 + (char) (length >> Byte.SIZE) + (char) (length & 0xff) + constant;
    }
}
