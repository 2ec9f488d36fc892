// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report.file;

import dev.churnscope.model.Report;
import dev.churnscope.report.Format;
import dev.churnscope.report.MarkdownReport;
import dev.churnscope.report.TextReport;
import dev.churnscope.report.html.HtmlReport;
import dev.churnscope.report.json.AsciiJson;
import dev.churnscope.report.json.ReportJson;
import dev.churnscope.report.json.UnreadableReportException;
import dev.churnscope.text.Rendering;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Writes reports to files and reads them back. */
public final class ReportFile {

    /** The limit of Linux (ELOOP). */
    private static final int MAX_LINKS = 40;

    private ReportFile() {}

    /**
     * Writes a report atomically, in the format that the file's name implies: on failure, an existing file is unchanged.
     *
     * @throws IOException if the file cannot be written, with a message for the user
     * @throws IllegalArgumentException if the name implies no known format
     */
    public static void write(Report report, Path file) throws IOException {
        write(rendering(report, Format.ofFile(file)), file);
    }

    /**
     * Writes a text atomically: to a temporary file in the same directory, which is then renamed.
     *
     * @throws IOException if the file cannot be written, with a message for the user
     */
    public static void write(String text, Path file) throws IOException {
        write(Rendering.of(text), file);
    }

    /**
     * Writes a text atomically that is rendered while it is written.
     *
     * @throws IOException if it cannot be rendered, or the file cannot be written, with a message for the user
     */
    public static void write(Rendering rendering, Path file) throws IOException {
        try {
            if (isReplaced(file)) {
                replace(target(file), rendering);
            } else {
                writeTo(file, rendering, StandardOpenOption.WRITE);
            }
        } catch (FileSystemException e) {
            throw new IOException(FileProblem.inWords(e, file), e);
        }
    }

    /**
     * Checks whether a file can be written, before the content is available, which may take long. An existing file is unchanged;
     * next to it, an empty file is created and deleted again.
     *
     * @throws IOException if it cannot be written, with a message for the user
     */
    public static void checkCanWrite(Path file) throws IOException {
        try {
            if (isReplaced(file)) {
                var partial = partial(target(file));
                Files.createFile(partial);
                Files.delete(partial);
            } else if (!Files.isWritable(file)) {
                throw new AccessDeniedException(file.toString());
            }
        } catch (FileSystemException e) {
            throw new IOException(FileProblem.inWords(e, file), e);
        }
    }

    /**
     * Returns the text of a report's file.
     *
     * @throws IOException if it cannot be read, with a message for the user
     */
    public static String text(Path file) throws IOException {
        try {
            if (Files.isDirectory(file)) {
                throw new IOException("it is a directory");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new UnreadableReportException(FileProblem.inWords(e, file), e);
        } catch (FileSystemException e) {
            throw new IOException(FileProblem.inWords(e, file), e);
        }
    }

    /**
     * Returns the report in a file.
     *
     * @throws IOException if it cannot be read, with a message for the user
     */
    public static Report read(Path file) throws IOException {
        var plain = readPlainly(file);
        return plain == null ? ReportJson.read(text(file)) : plain;
    }

    /**
     * Returns the report in a regular file that is written as {@link #write} writes it; null for any other file, or if something
     * is wrong with it: to describe that takes the whole text.
     */
    public static @Nullable Report readPlainly(Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (var utf8 = Files.newInputStream(file)) {
            return ReportJson.read(utf8);
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * Returns the report in a file as JSON: unchanged, with everything that a later version has added. The file is checked now,
     * and read again when the rendering is written.
     *
     * @param charset the reader's charset; unless it is a Unicode charset, characters other than ASCII are escaped
     * @throws IOException if it cannot be read, with a message for the user
     */
    public static Rendering json(Path file, Charset charset) throws IOException {
        if (readPlainly(file) != null) {
            return checkedJson(file, charset);
        }
        // A pipe can be read only once.
        return ReportJson.checked(text(file), charset);
    }

    /** Returns the JSON of a file that {@link #readPlainly} has accepted. */
    public static Rendering checkedJson(Path file, Charset charset) {
        return out -> {
            try (var json = Files.newBufferedReader(file)) {
                json.transferTo(AsciiJson.unlessUnicode(charset, out));
            }
        };
    }

    /** Renders a report in a format, for a file. */
    public static Rendering rendering(Report report, Format format) {
        return switch (format) {
            case JSON -> out -> ReportJson.write(report, out);
            case TEXT -> Rendering.of(TextReport.ofFile(report));
            case HTML -> out -> HtmlReport.write(report, out);
            case MARKDOWN -> Rendering.of(MarkdownReport.of(report, StandardCharsets.UTF_8));
        };
    }

    /** Whether the path is a regular file, or does not exist; a pipe or a device, such as /dev/stdout, is written to directly. */
    private static boolean isReplaced(Path file) throws FileSystemException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a directory");
        }
        return !Files.exists(file) || Files.isRegularFile(file);
    }

    /** Resolves symbolic links: the file that the link points to is replaced, or created. */
    private static Path target(Path file) throws IOException {
        if (Files.exists(file)) {
            return file.toRealPath();
        }
        var target = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MAX_LINKS) {
                throw new FileSystemException(file.toString(), null, "its symbolic links form a cycle");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    /** Unique among processes in several containers, which may share a directory and a pid. */
    private static Path partial(Path target) {
        return target.resolveSibling("." + target.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + ".part");
    }

    private static void replace(Path target, Rendering rendering) throws IOException {
        var partial = partial(target);
        TemporaryFiles.started(partial);
        try {
            writeTo(partial, rendering, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            rename(partial, target);
        } finally {
            Files.deleteIfExists(partial);
            TemporaryFiles.ended(partial);
        }
    }

    private static void writeTo(Path file, Rendering rendering, OpenOption... options) throws IOException {
        try (var out = Files.newBufferedWriter(file, options)) {
            rendering.writeTo(out);
        }
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
