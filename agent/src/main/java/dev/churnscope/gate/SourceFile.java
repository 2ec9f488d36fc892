// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.gate;

import dev.churnscope.model.CallSite;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the source of a call site lies. */
final class SourceFile {

    /** Where Maven and Gradle keep sources. */
    private static final List<String> ROOTS =
            List.of("src/main/java", "src/main/kotlin", "src/test/java", "src/test/kotlin", "src");

    private SourceFile() {}

    /** Returns {@code com/shop/PriceClient.java}. */
    static String of(CallSite callSite) {
        String name = callSite.className();
        String folder = name.substring(0, name.lastIndexOf('.') + 1).replace('.', '/');
        String file = callSite.file() == null ? name.substring(folder.length()) : callSite.file();
        return folder + file;
    }

    /** Returns the same relative to the current folder, of a module in it or of itself; null where it is in neither. */
    static @Nullable String find(String source) {
        for (String module : modules()) {
            for (String root : ROOTS) {
                String path = module + root + "/" + source;
                if (isFile(path)) {
                    return uri(path);
                }
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

    /** Escapes what may not stand in a URI. */
    static String uri(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            return "unknown";
        }
    }
}
