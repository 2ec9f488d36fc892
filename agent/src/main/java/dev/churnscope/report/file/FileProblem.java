// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Describes why a file cannot be read or written: the messages of Java's exceptions are often just a path. */
public final class FileProblem {

    private FileProblem() {}

    /** Returns the reason, without the file's name. */
    public static String inWords(IOException problem, Path file) {
        var directory = file.toAbsolutePath().getParent();
        if (directory != null && Files.exists(directory) && !Files.isDirectory(directory)) {
            return directory + " is not a directory";
        }
        if (problem instanceof NoSuchFileException) {
            return directory == null || Files.isDirectory(directory)
                    ? "there is no such file"
                    : "there is no directory " + directory;
        }
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof CharacterCodingException) {
            return "it is not UTF-8 text";
        }
        String reason = problem instanceof FileSystemException ofFile ? ofFile.getReason() : problem.getMessage();
        return reason == null ? problem.toString() : reason;
    }
}
