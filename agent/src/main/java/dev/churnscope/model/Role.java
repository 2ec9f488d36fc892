// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import com.google.gson.annotations.SerializedName;

/** Which end of a connection this process is. */
public enum Role {
    /** It connected. */
    @SerializedName("client")
    CLIENT("client"),

    /** It accepted. */
    @SerializedName("server")
    SERVER("server");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** Returns the name used in every report. */
    public String label() {
        return label;
    }
}
