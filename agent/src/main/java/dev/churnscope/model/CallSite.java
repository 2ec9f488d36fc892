// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import com.google.gson.annotations.SerializedName;
import org.jspecify.annotations.Nullable;

/**
 * A line of code.
 *
 * @param className binary name of the class
 * @param method the method, for a lambda the one that encloses it
 * @param file the source file's name, or null if the class file does not have it
 * @param line the line, or null if the class file does not have it
 */
public record CallSite(
        @SerializedName("class") String className,
        String method,
        @Nullable String file,
        @Nullable Integer line) {

    /** The class of the call site that stands for all those beyond a full table. */
    public static final String OVERFLOW_CLASS = "(more call sites)";

    /** Returns {@code File.java:42}, the form that IDEs turn into a link, or as much of it as is known. */
    public String location() {
        if (file == null) {
            return "Unknown Source";
        }
        return line == null ? file : file + ":" + line;
    }

    /** Returns {@code com.shop.PriceClient.fetch(PriceClient.java:42)}, the form of a stack trace. */
    @Override
    public String toString() {
        return className + "." + method + "(" + location() + ")";
    }
}
