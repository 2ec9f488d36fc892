// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A form that something is written in where a file's name asks for it. */
public interface FileFormat {

    /** Returns what the name of such a file ends in, in small letters. */
    String ending();

    /** Returns the form that a file's name asks for, in small letters or capitals; none where it asks for none of these. */
    static <F extends FileFormat> Optional<F> askedFor(String file, F[] forms) {
        String name = file.toLowerCase(Locale.ROOT);
        return Arrays.stream(forms).filter(form -> name.endsWith(form.ending())).findFirst();
    }
}
