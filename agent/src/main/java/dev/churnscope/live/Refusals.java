// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** Logs each kind of refusal once, so that repeated requests cannot flood the log. */
final class Refusals {

    /** The kinds of refusals, with the message of each. */
    enum Kind {
        HOST("a request was refused because of its Host header, since a web page could send it through a browser;"
                + " use localhost or an address"),
        METHOD("a request was refused that was neither GET nor HEAD"),
        PATH("a request was refused for a path that the endpoint does not have"),
        MALFORMED("a request was refused that is not HTTP/1.1"),
        FAILED("a report could not be created; the response has the reason"),
        NOT_ACCEPTED("connections cannot be accepted at the moment: the process has too many open files or threads"),
        TOO_SLOW("a connection was closed on which a request or its response took too long"),
        TOO_MANY("a connection was closed because too many were open");

        private final String message;

        Kind(String message) {
            this.message = message;
        }
    }

    private final Consumer<String> log;
    private final Set<Kind> logged = EnumSet.noneOf(Kind.class);

    Refusals(Consumer<String> log) {
        this.log = log;
    }

    void log(Kind kind) {
        boolean isFirst;
        synchronized (this) {
            isFirst = logged.add(kind);
        }
        if (isFirst) {
            log.accept("endpoint: " + kind.message + "; logged once");
        }
    }
}
