// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files that are being written, under names that nobody but this process knows: they would stay where it is ended meanwhile.
 * Safe for use by several threads.
 */
public final class TemporaryFiles {

    private static final Set<Path> FILES = ConcurrentHashMap.newKeySet();

    private TemporaryFiles() {}

    static void begun(Path file) {
        FILES.add(file);
    }

    static void ended(Path file) {
        FILES.remove(file);
    }

    /** Deletes them, as far as that can be done, when this JVM is ended; for a JVM that belongs to no application. */
    public static void deleteAtExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(TemporaryFiles::delete, "churnscope-unfinished"));
    }

    static void delete() {
        for (var file : FILES) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // The next one, then: nobody is there any more to be told.
            }
        }
    }
}
