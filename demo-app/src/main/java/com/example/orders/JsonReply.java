// SPDX-License-Identifier: Apache-2.0
package com.example.orders;

import java.io.IOException;
import java.util.regex.Pattern;

/** A flat JSON object from the back end. Read with a pattern, to spare the demo a JSON library. */
public record JsonReply(String json) {

    public int number(String field) throws IOException {
        return Integer.parseInt(find(field, "(\\d{1,9})"));
    }

    public String text(String field) throws IOException {
        return find(field, "\"([^\"]*)\"");
    }

    private String find(String field, String value) throws IOException {
        var matcher = Pattern.compile("\"" + Pattern.quote(field) + "\"\\s*:\\s*" + value)
                .matcher(json);
        if (!matcher.find()) {
            throw new IOException("the back end's answer has no '" + field + "': " + json);
        }
        return matcher.group(1);
    }
}
