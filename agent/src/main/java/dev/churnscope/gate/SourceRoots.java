// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The source directories of the current directory and of the modules in it.
 *
 * @param paths relative to the current directory, each ending in a slash
 */
record SourceRoots(List<String> paths) {

    /** The default source directories of Maven and Gradle. */
    private static final List<String> IN_MODULE =
            List.of("src/main/java", "src/main/kotlin", "src/test/java", "src/test/kotlin", "src");

    static SourceRoots ofCurrentDirectory() {
        var paths = new ArrayList<String>();
        for (String module : modules()) {
            for (String root : IN_MODULE) {
                if (new File(module + root).isDirectory()) {
                    paths.add(module + root + "/");
                }
            }
        }
        return new SourceRoots(paths);
    }

    /** Returns the relative URI of a source file; null if none of the directories has it. */
    @Nullable
    String find(String source) {
        for (String path : paths) {
            if (isFile(path + source)) {
                return SourceFile.uri(path + source);
            }
        }
        return null;
    }

    private static boolean isFile(String path) {
        try {
            return Files.isRegularFile(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static List<String> modules() {
        var modules = new ArrayList<String>();
        modules.add("");
        var folders = new File("").getAbsoluteFile().listFiles(File::isDirectory);
        for (var folder : folders == null ? new File[0] : folders) {
            modules.add(folder.getName() + "/");
        }
        modules.sort(null);
        return modules;
    }
}
