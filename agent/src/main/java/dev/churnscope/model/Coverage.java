// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

import java.util.Map;

/**
 * How much of the process the agent saw.
 *
 * @param instrumentations each instrumentation's name to {@code on}, {@code idle} (none of its classes is loaded) or {@code
 *     failed: why}
 * @param measured closes whose kind was read from the socket
 * @param inferred closes whose kind could not be read; the most likely one was assumed
 * @param openBeforeAttach closes of preexisting connections, opened before the agent was attached; counted nowhere else
 */
public record Coverage(Map<String, String> instrumentations, long measured, long inferred, long openBeforeAttach) {

    public Coverage {
        instrumentations = OrEmpty.map(instrumentations);
    }
}
