// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

/** A JDK of this machine that the agent supports; of several of one feature version, one. */
record Jdk(int version, Path home) {

    private static final int OLDEST = 17;
    private static final Path FOLDER = Path.of("/usr/lib/jvm");

    Path java() {
        return home.resolve("bin/java");
    }

    /** Returns those under the system's folder of JVMs, and the one that runs this. */
    static List<Jdk> all() {
        var found = new TreeMap<Integer, Jdk>();
        for (var home : homes()) {
            int version = version(home);
            if (version >= OLDEST && Files.isExecutable(home.resolve("bin/javac"))) {
                found.putIfAbsent(version, new Jdk(version, home));
            }
        }
        return List.copyOf(found.values());
    }

    private static List<Path> homes() {
        var homes = new ArrayList<Path>();
        homes.add(Path.of(System.getProperty("java.home")));
        if (Files.isDirectory(FOLDER)) {
            try (var children = Files.list(FOLDER)) {
                children.sorted(Comparator.naturalOrder()).forEach(homes::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return homes;
    }

    private static int version(Path home) {
        var release = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        } catch (IOException e) {
            return 0; // Not a JDK.
        }
        var version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(version.split("[.+-]")[0]);
    }
}
