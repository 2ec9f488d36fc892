// SPDX-License-Identifier: Apache-2.0
package com.example.http;

import com.example.Kernel;
import java.net.URI;
import java.util.Set;

/**
 * Where a program under test sends its requests.
 *
 * @param base such as {@code http://127.0.0.1:8080}
 * @param transport such as {@code http/1.1}, {@code https/1.1}, {@code h2c} or {@code h2}
 * @param impatient the same where the server closes a connection that has carried a request, and then none for a second or so
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

    /**
     * Waits until the server has closed what is idle, and its FIN has arrived: enough for a library that looks at a connection
     * when it is about to use it again.
     */
    public void awaitServerClosedIdle() {
        Kernel.awaitNoneEstablished(URI.create(impatient).getPort());
    }

    /**
     * Waits until the server has closed what is idle, and the library has closed it in turn: for one that reads from its idle
     * connections. Until its thread has come to it, it takes them for open, and its next request may be lost on one.
     */
    public void awaitBothClosedIdle() {
        Kernel.awaitNoneOpenBut(Set.of(), URI.create(impatient).getPort());
    }

    /** Returns the connections to the server that are open, for {@link #awaitNoneOpenBut}. */
    public Set<Integer> open() {
        return Kernel.openTo(URI.create(base).getPort());
    }

    /** Waits until this process has closed what it has opened since, where another thread than the caller's does that. */
    public void awaitNoneOpenBut(Set<Integer> before) {
        Kernel.awaitNoneOpenBut(before, URI.create(base).getPort());
    }

    /** The same server by another address of the loopback network, which only a server that listens to all of them has. */
    public Origin onHost(String host) {
        return new Origin(base.replace("127.0.0.1", host), transport, impatient.replace("127.0.0.1", host));
    }

    /** The address number {@code i} of those that are this mistake's alone. */
    public Origin nextHost(int i) {
        return new Origin(base.replaceFirst("\\.1:", "." + i + ":"), transport, impatient);
    }

    public boolean isSecure() {
        return base.startsWith("https");
    }

    public boolean isHttp2() {
        return transport.startsWith("h2");
    }
}
