// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** An output format that is implied by the ending of a file's name. */
public interface FileFormat {

    /** Returns the ending of such a file's name, in lower case. */
    String ending();

    /** Returns the format that a file's name implies, ignoring case; empty if it implies none of these. */
    static <F extends FileFormat> Optional<F> ofName(String file, F[] formats) {
        String name = file.toLowerCase(Locale.ROOT);
        return Arrays.stream(formats)
                .filter(format -> name.endsWith(format.ending()))
                .findFirst();
    }
}
