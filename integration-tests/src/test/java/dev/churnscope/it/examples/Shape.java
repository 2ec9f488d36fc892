// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.examples;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What an example is a part of: the class around it.
 *
 * @param before what stands before its first line, and after its last
 * @param declarations how many of its lines declare members of the class; those after them are statements
 */
record Shape(String before, String after, int declarations) {

    private static final Pattern END_OF_DECLARATION = Pattern.compile(";\\s*(//.*)?$");
    private static final Pattern METHOD_WITHOUT_BODY = Pattern.compile("(?s)^@[^=]*\\);$");

    static Shape of(List<String> code) {
        String text = String.join("\n", code);
        if (text.startsWith("public ")) {
            return new Shape("@Override ", "", code.size());
        }
        if (METHOD_WITHOUT_BODY.matcher(text).find()) {
            return new Shape("interface Api {", "}", code.size());
        }
        if (text.startsWith("@") && text.endsWith("}")) {
            return new Shape("", "", code.size());
        }
        return new Shape("", "", fields(code));
    }

    /** Fields stand before any statement, if there are any. */
    private static int fields(List<String> code) {
        int fields = 0;
        for (int i = 0; i < code.size(); i++) {
            boolean begins = code.get(i).startsWith("private ") || code.get(i).startsWith("@");
            if (fields == i && !begins) {
                return fields;
            }
            if (END_OF_DECLARATION.matcher(code.get(i)).find()) {
                fields = i + 1;
            }
        }
        return fields;
    }
}
