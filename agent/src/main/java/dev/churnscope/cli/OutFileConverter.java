// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.cli;

import dev.churnscope.report.FileFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;

/** Reads what is given with {@code --out}: the name of a file; null where that is standard output. */
final class OutFileConverter implements ITypeConverter<String> {

    /** The first by custom, the others by name: opened as a file, it would be written beside what is printed. */
    private static final Set<String> STANDARD_OUTPUT = Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    /** What people would not take for text, nor some programs: it must hold what its name says. */
    private static final List<String> OF_OTHER_FORMS = List.of(
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
     * Returns the form to write.
     *
     * @param asked the form that is asked for, which goes before any name
     * @param out the name of the file, or null for standard output
     * @param otherwise for standard output, and a name that asks for none
     * @throws CommandException if the name asks for a form that is not one of these
     */
    static <F extends FileFormat> F form(@Nullable F asked, @Nullable String out, F[] forms, F otherwise)
            throws CommandException {
        if (asked != null) {
            return asked;
        }
        if (out == null) {
            return otherwise;
        }
        var form = FileFormat.askedFor(out, forms);
        if (form.isPresent()) {
            return form.get();
        }
        String name = out.toLowerCase(Locale.ROOT);
        for (String other : OF_OTHER_FORMS) {
            if (name.endsWith(other)) {
                throw new CommandException("cannot write " + out + ": this is not written as " + other + ", but as "
                        + Arrays.stream(forms).map(FileFormat::ending).collect(Collectors.joining(", ")));
            }
        }
        return otherwise;
    }
}
