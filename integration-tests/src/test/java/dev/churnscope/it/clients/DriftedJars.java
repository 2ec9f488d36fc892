// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import dev.churnscope.it.Scratch;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes a version of a library that nobody has published: one method has another name, in all classes, so that the library
 * works as before.
 */
final class DriftedJars {

    private final byte[] before;
    private final byte[] after;
    private int renamed;

    private DriftedJars(String method) {
        before = constant(method);
        after = constant("x" + method.substring(1));
    }

    /** Returns a class path on which every method of a name has another. */
    static String without(String method, String classPath) {
        var drifted = new DriftedJars(method);
        String result = Stream.of(classPath.split(File.pathSeparator))
                .map(path -> path.endsWith(".jar") ? drifted.jar(Path.of(path)).toString() : path)
                .collect(Collectors.joining(File.pathSeparator));
        if (drifted.renamed == 0) {
            throw new AssertionError("no class has a method " + method);
        }
        return result;
    }

    /** The constant of a class file that names a method: its length, and as many bytes. */
    private static byte[] constant(String name) {
        var bytes = new ByteArrayOutputStream();
        try {
            new DataOutputStream(bytes).writeUTF(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Path jar(Path jar) {
        var copy = Scratch.folder("drifted").resolve(jar.getFileName());
        int renamedBefore = renamed;
        try (var in = new ZipFile(jar.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (var entry : in.stream().toList()) {
                byte[] content;
                try (var file = in.getInputStream(entry)) {
                    content = file.readAllBytes();
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().endsWith(".class") ? rename(content) : content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return renamed == renamedBefore ? jar : copy;
    }

    /** Bytes as Latin-1 text are the same bytes. */
    private byte[] rename(byte[] classFile) {
        String text = new String(classFile, StandardCharsets.ISO_8859_1);
        String changed = text.replace(
                new String(before, StandardCharsets.ISO_8859_1), new String(after, StandardCharsets.ISO_8859_1));
        byte[] result = changed.getBytes(StandardCharsets.ISO_8859_1);
        renamed += Arrays.equals(result, classFile) ? 0 : 1;
        return result;
    }
}
