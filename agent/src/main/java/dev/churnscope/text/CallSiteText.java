// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.text;

import dev.churnscope.model.CallSite;

/**
 * Formats a call site within a limited number of columns.
 *
 * <p>The format is that of a stack trace, {@code com.shop.PriceClient.fetch(PriceClient.java:42)}. Packages are abbreviated
 * first, then the middle of class and method is cut; the part in parentheses, which IDEs turn into a link, is kept whole.
 */
public final class CallSiteText {

    /** Longer names are not abbreviated package by package. */
    private static final int MAX_COLUMNS = 500;

    private CallSiteText() {}

    /** Whether the link of a call site fits without a cut. */
    static boolean fits(CallSite callSite, int columns, Lettering lettering) {
        return isKnown(callSite) ? Lettering.columns(link(callSite, lettering)) <= columns : columns > 20;
    }

    /** Returns a call site without the class's package, for tables, where aligned rows matter more. */
    public static CallSite withoutPackage(CallSite callSite) {
        return new CallSite(
                nameWithoutPackage(callSite.className()), callSite.method(), callSite.file(), callSite.line());
    }

    /** Returns a call site in at most the given number of columns; cuts the link only if it alone takes more. */
    public static String of(CallSite callSite, int columns, Lettering lettering) {
        if (!isKnown(callSite)) {
            // A placeholder without a file, such as "(more call sites)".
            return lettering.cut(lettering.printable(callSite.className()), columns);
        }
        String link = link(callSite, lettering);
        int left = columns - Lettering.columns(link);
        if (left < 0) {
            return lettering.cutMiddle(link, columns);
        }
        String className = lettering.printable(callSite.className());
        String method = "." + lettering.printable(callSite.method());
        if (className.length() <= MAX_COLUMNS) {
            for (int shortened = 0; ; shortened = className.indexOf('.', shortened) + 1) {
                String name = initials(className, shortened) + method;
                if (Lettering.columns(name) <= left) {
                    return name + link;
                }
                if (className.indexOf('.', shortened) < 0) {
                    break;
                }
            }
        }
        return lettering.cutMiddle(nameWithoutPackage(className) + method, left) + link;
    }

    private static String nameWithoutPackage(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** Returns a name in which the packages before the index are abbreviated to their first letters. */
    private static String initials(String className, int index) {
        var name = new StringBuilder();
        for (int start = 0; start < index; start = className.indexOf('.', start) + 1) {
            name.appendCodePoint(className.codePointAt(start)).append('.');
        }
        return name.append(className, index, className.length()).toString();
    }

    private static String link(CallSite callSite, Lettering lettering) {
        return "(" + lettering.printable(callSite.location()) + ")";
    }

    private static boolean isKnown(CallSite callSite) {
        return !callSite.className().startsWith("(");
    }
}
