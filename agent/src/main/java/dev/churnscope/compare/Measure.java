// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

/** What connections are counted in proportion to, so that runs of different length and load compare. */
public enum Measure {
    /** The HTTP requests of the site itself. */
    REQUESTS("per 1,000 requests", 1000),

    /** The HTTP requests of all sites, for a site of a protocol whose requests are not known, or one that is new. */
    REQUESTS_OF_PROCESS("per 1,000 requests of the process", 1000),

    /** Time, where no requests are known. */
    MINUTES("a minute", 1);

    private final String label;
    private final double amount;

    Measure(String label, double amount) {
        this.label = label;
        this.amount = amount;
    }

    /** Returns the words that stand behind a rate, such as {@code per 1,000 requests}. */
    public String label() {
        return label;
    }

    /** Returns so many connections in proportion to so much of this measure, such as 12.5 per 1,000 requests. */
    double rate(double connections, double exposure) {
        return connections * amount / exposure;
    }
}
