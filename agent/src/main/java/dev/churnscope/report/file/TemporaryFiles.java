// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The temporary files being written, which would be left behind if the process ended. Safe for use by several threads. */
public final class TemporaryFiles {

    private static final Set<Path> FILES = ConcurrentHashMap.newKeySet();

    private TemporaryFiles() {}

    static void started(Path file) {
        FILES.add(file);
    }

    static void ended(Path file) {
        FILES.remove(file);
    }

    /** Deletes them, if possible, when this JVM ends. Only for the command line's own JVM, not for an application's. */
    public static void deleteAtExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(TemporaryFiles::delete, "churnscope-unfinished"));
    }

    /** Deletes those of this process that are still there. */
    public static void delete() {
        for (var file : FILES) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // Try the next file; there is nowhere to report this.
            }
        }
    }
}
