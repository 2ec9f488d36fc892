// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Loads templates, and the other parts of a page, from the resources of this package. */
public final class Templates {

    private Templates() {}

    /**
     * Returns a template in which every value is escaped, except those in triple braces.
     *
     * @param name the name of the resource
     */
    public static Template of(String name, Mustache.Escaper escaper) {
        return Mustache.compiler()
                .withEscaper(escaper)
                .withLoader(partial -> new StringReader(text(folder(name) + partial)))
                .emptyStringIsFalse(true)
                .nullValue("")
                .compile(text(name));
    }

    /** Returns the text of a resource. */
    public static String text(String name) {
        try (var resource = Templates.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("the jar is not whole: it has no " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }
}
