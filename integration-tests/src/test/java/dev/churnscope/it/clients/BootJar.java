// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import dev.churnscope.it.Scratch;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** A program in one jar with its libraries, as the build plugins of Spring Boot package it: Boot's own loader unpacks none of them. */
final class BootJar {

    static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

    private static final Map<List<String>, Path> MADE = new ConcurrentHashMap<>();

    private final Set<String> names = new HashSet<>();
    private final JarOutputStream out;

    private BootJar(JarOutputStream out) {
        this.out = out;
    }

    /** @param loader coordinates of Boot's loader */
    static Path of(CompiledProgram program, String loader) {
        return MADE.computeIfAbsent(List.of(program.classPath(), loader), any -> {
            try {
                return make(program, Path.of(ClassPaths.of(List.of(loader)).split(File.pathSeparator)[0]));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Path make(CompiledProgram program, Path loader) throws IOException {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, LAUNCHER);
        attributes.putValue("Start-Class", program.mainClass());
        var file = Scratch.folder("boot").resolve("service.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            var jar = new BootJar(out);
            jar.addClassesOf(loader);
            for (String path : program.classPath().split(File.pathSeparator)) {
                if (Files.isDirectory(Path.of(path))) {
                    jar.addFolder(Path.of(path));
                } else {
                    jar.addLibrary(Path.of(path));
                }
            }
        }
        return file;
    }

    private void addClassesOf(Path loader) throws IOException {
        try (var classes = new JarFile(loader.toFile())) {
            for (var entry : classes.stream().toList()) {
                if (entry.getName().endsWith(".class") || entry.getName().startsWith("META-INF/services/org.")) {
                    add(entry.getName(), classes.getInputStream(entry).readAllBytes());
                }
            }
        }
    }

    private void addFolder(Path folder) throws IOException {
        try (var files = Files.walk(folder.resolve("com"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                add(
                        "BOOT-INF/classes/" + folder.relativize(file).toString().replace(File.separatorChar, '/'),
                        Files.readAllBytes(file));
            }
        }
    }

    private void addLibrary(Path library) throws IOException {
        add("BOOT-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
    }

    /** Stored, since a jar within a jar is read where it lies. */
    private void add(String name, byte[] content) throws IOException {
        if (!names.add(name)) {
            return;
        }
        addFoldersOf(name);
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    /** Classes are looked for by folder, too. */
    private void addFoldersOf(String name) throws IOException {
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            String folder = name.substring(0, slash + 1);
            if (names.add(folder)) {
                out.putNextEntry(new ZipEntry(folder));
                out.closeEntry();
            }
        }
    }
}
