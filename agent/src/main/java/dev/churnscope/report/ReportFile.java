// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import dev.churnscope.model.Report;
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

    /** As many as Linux follows. */
    private static final int MAX_LINKS = 40;

    private ReportFile() {}

    /**
     * Writes the whole report in the format that the file's name ends in, or leaves what stood there.
     *
     * @throws IOException if the file cannot be written, with a message for people
     * @throws IllegalArgumentException if the name ends in no format that is known
     */
    public static void write(Report report, Path file) throws IOException {
        write(rendering(report, Format.ofFile(file)), file);
    }

    /**
     * Writes a text the same way: under a temporary name beside the file, which is then renamed.
     *
     * @throws IOException if the file cannot be written, with a message for people
     */
    public static void write(String text, Path file) throws IOException {
        write(Rendering.of(text), file);
    }

    /**
     * Writes what is made only now the same way.
     *
     * @throws IOException if it cannot be made, or the file not be written, with a message for people
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
     * Finds out whether a file can be written, before there is anything to write: it may be long until then. What stands
     * there remains; beside it, an empty file is made and taken away again.
     *
     * @throws IOException if it cannot be written, with a message for people
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
     * @throws IOException if it cannot be read, with a message for people
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
     * @throws IOException if it cannot be read, with a message for people
     */
    public static Report read(Path file) throws IOException {
        var plain = readPlainly(file);
        return plain == null ? ReportJson.read(text(file)) : plain;
    }

    /**
     * Returns the same, of a regular file that is written as {@link #write} writes it; null where it is another, or something
     * is wrong with it: that takes a look at the whole text to say.
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
     * Returns the report in a file as JSON: as it stands there, with all that a later version has added to it. That the file
     * has one is checked now; it is read again to be written.
     *
     * @param charset of whatever reads it; unless that is one of Unicode's, other characters than ASCII's are escaped
     * @throws IOException if it cannot be read, with a message for people
     */
    public static Rendering json(Path file, Charset charset) throws IOException {
        if (readPlainly(file) != null) {
            return checkedJson(file, charset);
        }
        // A pipe can be read once.
        return ReportJson.checked(text(file), charset);
    }

    /** Returns the same, of a file that was read plainly. */
    public static Rendering checkedJson(Path file, Charset charset) {
        return out -> {
            try (var json = Files.newBufferedReader(file)) {
                json.transferTo(AsciiJson.unlessUnicode(charset, out));
            }
        };
    }

    /** Returns a report in a form, for a file. */
    public static Rendering rendering(Report report, Format format) {
        return switch (format) {
            case JSON -> out -> ReportJson.write(report, out);
            case TEXT -> Rendering.of(TextReport.ofFile(report));
            case HTML -> out -> HtmlReport.write(report, out);
            case MARKDOWN -> Rendering.of(MarkdownReport.of(report, StandardCharsets.UTF_8));
        };
    }

    /** Whether it is a file, or will be one; a pipe or a device, such as /dev/stdout, is written to, and stays. */
    private static boolean isReplaced(Path file) throws FileSystemException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a directory");
        }
        return !Files.exists(file) || Files.isRegularFile(file);
    }

    /** Where the file is a link, the file behind it is the one to replace, or to make. */
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

    /** Processes in several containers may share a directory, and a pid. */
    private static Path partial(Path target) {
        return target.resolveSibling("." + target.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + ".part");
    }

    private static void replace(Path target, Rendering rendering) throws IOException {
        var partial = partial(target);
        TemporaryFiles.begun(partial);
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
