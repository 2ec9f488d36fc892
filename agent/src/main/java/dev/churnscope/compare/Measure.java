// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

/** What connections are counted in proportion to, so that runs of different length and load are comparable. */
public enum Measure {
    /** The HTTP requests of the site itself. */
    REQUESTS("per 1,000 requests", 1000),

    /** The HTTP requests of all sites, for a site that is new or whose protocol's requests are not known. */
    REQUESTS_OF_PROCESS("per 1,000 requests of the process", 1000),

    /** Time, if no requests are known. */
    MINUTES("a minute", 1);

    private final String label;
    private final double amount;

    Measure(String label, double amount) {
        this.label = label;
        this.amount = amount;
    }

    /** Returns the unit that follows a rate, such as {@code per 1,000 requests}. */
    public String label() {
        return label;
    }

    /** Returns the connections in proportion to the exposure, in this measure's unit, such as 12.5 per 1,000 requests. */
    double rate(double connections, double exposure) {
        return connections * amount / exposure;
    }
}
