// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import dev.churnscope.it.Jdk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which rows are run: the one place that decides it. */
public final class Rows {

    private Rows() {}

    public static List<Row> http() {
        return of(HttpClients.ALL);
    }

    public static List<Row> drivers() {
        return of(Drivers.ALL);
    }

    public static List<Row> servers() {
        return of(Servers.ALL);
    }

    public static List<Row> mistakes() {
        return Stream.of(Mistakes.ALL, FrontLibraryMistakes.ALL, DriverMistakes.ALL, ServerMistakes.ALL)
                .flatMap(libraries -> of(libraries).stream())
                .toList();
    }

    /** Returns the library, or way to use it, that is listed under a name in all of its versions. */
    public static Library named(String name) {
        return Stream.of(HttpClients.ALL, Drivers.ALL, Servers.ALL)
                .flatMap(List::stream)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row is called " + name));
    }

    private static List<Row> of(List<Library> libraries) {
        var rows = new ArrayList<Row>();
        for (var library : libraries) {
            if (isSelected(library)) {
                for (var version : library.versions()) {
                    for (var jdk : jdks(library, version)) {
                        library.transports().forEach(each -> rows.add(new Row(library, version, each, jdk)));
                    }
                }
            }
        }
        return rows;
    }

    /** To save time the oldest version has the oldest JDK, and the others the newest; {@code -Dclients.jdks=all} for all. */
    private static List<Jdk> jdks(Library library, Version version) {
        var able = Jdk.all().stream()
                .filter(jdk -> jdk.feature() >= library.minimalJdk())
                .toList();
        if (able.isEmpty() || version.coordinates().isEmpty() || "all".equals(System.getProperty("clients.jdks"))) {
            return able;
        }
        boolean isOldest =
                version == library.versions().get(0) && library.versions().size() > 1;
        return List.of(able.get(isOldest ? 0 : able.size() - 1));
    }

    /** {@code -Dclients=okhttp,jetty} leaves those whose names contain one of the words. */
    private static boolean isSelected(Library library) {
        String words = System.getProperty("clients", "");
        checkSelectsAny(words);
        return isSelected(library, words);
    }

    private static boolean isSelected(Library library, String words) {
        String name = library.name().toLowerCase(Locale.ROOT);
        return Stream.of(words.toLowerCase(Locale.ROOT).split(",")).anyMatch(name::contains);
    }

    private static void checkSelectsAny(String words) {
        var all = Stream.of(
                        HttpClients.ALL,
                        Drivers.ALL,
                        Servers.ALL,
                        Mistakes.ALL,
                        FrontLibraryMistakes.ALL,
                        DriverMistakes.ALL,
                        ServerMistakes.ALL)
                .flatMap(List::stream)
                .toList();
        if (all.stream().noneMatch(library -> isSelected(library, words))) {
            throw new IllegalArgumentException("clients=" + words + " is none of " + all);
        }
    }
}
