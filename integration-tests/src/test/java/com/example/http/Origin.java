// SPDX-License-Identifier: Apache-2.0
package com.example.http;

import com.example.Kernel;
import java.net.URI;

/**
 * Where a program under test sends its requests.
 *
 * @param base such as {@code http://127.0.0.1:8080}
 * @param transport such as {@code http/1.1}, {@code https/1.1}, {@code h2c} or {@code h2}
 * @param impatient the same where the server closes a connection after half a second without a request
 */
public record Origin(String base, String transport, String impatient) {

    /** @param arguments those of {@code main} */
    public static Origin of(String[] arguments) {
        return new Origin(arguments[0], arguments[1], arguments[2]);
    }

    /** The address of a scenario, whose query may ask for more than a small body with status 200. */
    public String url(String scenarioAndQuery) {
        return base + "/" + scenarioAndQuery;
    }

    /** The address of a scenario that is about the server's closing idle connections. */
    public String impatientUrl(String scenarioAndQuery) {
        return impatient + "/" + scenarioAndQuery;
    }

    /** Waits until the server has closed what is idle, and this process has been told. */
    public void awaitServerClosedIdle() {
        Kernel.awaitNoneEstablished(URI.create(impatient).getPort());
    }

    public boolean isHttp2() {
        return transport.startsWith("h2");
    }
}
