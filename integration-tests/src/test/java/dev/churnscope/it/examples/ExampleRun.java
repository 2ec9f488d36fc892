// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.examples;

import dev.churnscope.it.Javac;
import dev.churnscope.it.Jdk;
import dev.churnscope.it.Scratch;
import dev.churnscope.it.clients.ClassPaths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All examples of Java that can be compiled with the same libraries, by one run of the compiler.
 *
 * @param examples by the surroundings, those that stand under a name which has them
 * @param jdk that they are compiled for
 */
record ExampleRun(Map<Surroundings, List<Example>> examples, List<String> coordinates, int jdk) {

    private static final int OLDEST_JDK = 17;
    private static final Pattern COMPLAINT = Pattern.compile(
            "(?m)^.*?([^/\\\\]+)[/\\\\]([\\w-]+)\\.java:([0-9]+): error: (.*(?:\\R(?!\\S).*|\\R(?!.*: error: |[0-9]+ error).*)*)");

    /** What the compiler says of a line of a page, or of a file of {@code src/examples}. */
    record Complaint(String folder, String file, int line, String message) {

        boolean isOf(Example example) {
            return file.equals(example.rule())
                    && line >= example.line() - 1
                    && line <= example.line() + example.code().size();
        }

        @Override
        public String toString() {
            return file + ':' + line + ", " + folder + ": " + message;
        }
    }

    /** Each library in its newest version, and the JDK's own with the newest JDK. */
    static List<ExampleRun> newest() {
        return all(Surroundings::newest, Surroundings::newestJdk, newestJdk());
    }

    /** Each library in its oldest version, where that is not the newest too, and the JDK's own with the oldest JDK. */
    static List<ExampleRun> oldest() {
        var oldest = new ArrayList<>(all(Surroundings::oldest, Surroundings::oldestJdk, OLDEST_JDK));
        oldest.removeAll(newest());
        return oldest;
    }

    /** Returns what is wrong with them; nothing if all compile. */
    List<Complaint> compile() {
        var folder = Scratch.folder("examples");
        var files = new LinkedHashSet<Path>();
        files.add(ExampleSource.file(ExampleSource.ANYWHERE));
        examples.forEach((surroundings, each) -> {
            files.add(ExampleSource.file(surroundings.file()));
            files.addAll(ExampleSource.write(surroundings.file(), each, folder));
        });
        var options = Stream.of(
                "-proc:none",
                "-nowarn",
                "-Xlint:none",
                "-Xmaxerrs",
                "1000",
                // Nothing is to be run: once all is known to be right, the compiler may stop.
                "-XDshould-stop.ifNoError=FLOW",
                "-implicit:none",
                "-d",
                folder.toString(),
                "-cp",
                ClassPaths.of(coordinates));
        String output = Javac.run(
                jdk, Stream.concat(options, files.stream().map(Path::toString)).toList());
        var complaints = COMPLAINT
                .matcher(output)
                .results()
                .map(each ->
                        new Complaint(each.group(1), each.group(2), Integer.parseInt(each.group(3)), each.group(4)))
                .toList();
        if (complaints.isEmpty() && !output.isEmpty()) {
            throw new AssertionError("the compiler says of " + this + ":\n" + output);
        }
        return complaints;
    }

    /** Whether what is complained of comes with a later version, and the advice says with which. */
    boolean isExplained(Complaint complaint) {
        return examples.entrySet().stream()
                .filter(each -> each.getKey().file().equals(complaint.folder()))
                .anyMatch(each -> each.getValue().stream()
                        .filter(complaint::isOf)
                        .flatMap(example -> example.versionsNamed().stream())
                        .anyMatch(each.getKey()::hasAsLaterVersion));
    }

    @Override
    public String toString() {
        return coordinates.isEmpty() ? "JDK " + jdk : String.join(" ", coordinates);
    }

    /** Returns those that one of the JDKs here can compile. */
    private static List<ExampleRun> all(
            Function<Surroundings, List<String>> version, ToIntFunction<Surroundings> jdkOf, int jdk) {
        var runs = new LinkedHashMap<List<String>, ExampleRun>();
        bySurroundings().forEach((surroundings, examples) -> {
            var coordinates = version.apply(surroundings);
            int needed = coordinates.isEmpty() ? jdk : jdkOf.applyAsInt(surroundings);
            runs.computeIfAbsent(coordinates, any -> new ExampleRun(new LinkedHashMap<>(), coordinates, needed))
                    .examples()
                    .put(surroundings, examples);
        });
        return runs.values().stream().filter(each -> each.jdk <= newestJdk()).toList();
    }

    private static Map<Surroundings, List<Example>> bySurroundings() {
        var bySurroundings = new LinkedHashMap<Surroundings, List<Example>>();
        for (var example : Example.all()) {
            if (example.isJava()) {
                example.names().stream()
                        .map(name -> Surroundings.of(example, name))
                        .distinct()
                        .forEach(each -> bySurroundings
                                .computeIfAbsent(each, any -> new ArrayList<>())
                                .add(example));
            }
        }
        return bySurroundings;
    }

    private static int newestJdk() {
        var jdks = Jdk.all();
        return jdks.get(jdks.size() - 1).feature();
    }
}
