// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param feature its feature version, such as 17
 */
public record Jdk(Path home, int feature) {

    private static final Path SYSTEM_FOLDER = Path.of("/usr/lib/jvm");
    private static final int OLDEST = 17;

    private static final List<Jdk> ALL = find();

    /** Returns every JDK from 17 on: those in the system's folder, that of JAVA_HOME, and the one that runs this. */
    public static List<Jdk> all() {
        return ALL;
    }

    /** Returns the one that runs this. */
    public static Jdk current() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** Returns the path of one of its tools. */
    public String tool(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    public boolean hasVirtualThreads() {
        return feature >= 21;
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }

    private static List<Jdk> find() {
        var homes = new ArrayList<Path>();
        homes.add(Path.of(System.getProperty("java.home")));
        if (System.getenv("JAVA_HOME") != null) {
            homes.add(Path.of(System.getenv("JAVA_HOME")));
        }
        if (Files.isDirectory(SYSTEM_FOLDER)) {
            try (Stream<Path> entries = Files.list(SYSTEM_FOLDER)) {
                homes.addAll(entries.sorted().toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Map<Path, Jdk> byPath = new LinkedHashMap<>();
        for (var home : homes) {
            addIfJdk(home, byPath);
        }
        return byPath.values().stream()
                .sorted(Comparator.comparingInt(Jdk::feature))
                .toList();
    }

    private static void addIfJdk(Path home, Map<Path, Jdk> byPath) {
        var release = home.resolve("release");
        if (!Files.isReadable(release) || !Files.isExecutable(home.resolve("bin/javac"))) {
            return;
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(release)) {
            properties.load(reader);
            String version = properties.getProperty("JAVA_VERSION", "\"0\"").replace("\"", "");
            int feature = Integer.parseInt(version.split("[.+-]")[0]);
            if (feature >= OLDEST) {
                byPath.putIfAbsent(home.toRealPath(), new Jdk(home.toRealPath(), feature));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
