// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.text.FileFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;

/** Parses the value of {@code --out}: the name of a file, or null for standard output. */
final class OutFileConverter implements ITypeConverter<String> {

    /** Names of standard output. If the device were opened as a file, its content could be interleaved with what is printed. */
    private static final Set<String> STANDARD_OUTPUT = Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    /** Endings that users and programs do not expect text in: such a file must have the format of its name. */
    private static final List<String> OTHER_ENDINGS = List.of(
            ".json",
            ".html",
            ".htm",
            ".xhtml",
            ".md",
            ".markdown",
            ".xml",
            ".sarif",
            ".pdf",
            ".csv",
            ".yaml",
            ".yml",
            ".svg",
            ".png",
            ".docx",
            ".xlsx");

    @Override
    public @Nullable String convert(String name) {
        return STANDARD_OUTPUT.contains(name) ? null : name;
    }

    /**
     * Returns the format to write.
     *
     * @param requested the format given on the command line, which takes precedence over any name
     * @param out the name of the file, or null for standard output
     * @param defaultFormat the format for standard output, and for a name that implies none
     * @throws CommandException if the name implies a format that is not one of these
     */
    static <F extends FileFormat> F format(@Nullable F requested, @Nullable String out, F[] formats, F defaultFormat)
            throws CommandException {
        if (requested != null) {
            return requested;
        }
        if (out == null) {
            return defaultFormat;
        }
        var format = FileFormat.ofName(out, formats);
        if (format.isPresent()) {
            return format.get();
        }
        String name = out.toLowerCase(Locale.ROOT);
        for (String other : OTHER_ENDINGS) {
            if (name.endsWith(other)) {
                throw new CommandException(
                        "cannot write " + out + ": this command does not write " + other + " files, but "
                                + Arrays.stream(formats).map(FileFormat::ending).collect(Collectors.joining(", ")));
            }
        }
        return defaultFormat;
    }
}
