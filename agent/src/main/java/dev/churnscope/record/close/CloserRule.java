// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.close;

import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.propagation.CallerPropagation;
import dev.churnscope.stack.Caller;
import org.jspecify.annotations.Nullable;

/** Finds who is behind a close, which may have been asked for on another thread than the one that carries it out. */
final class CloserRule {

    private final CallerPropagation askers;

    /**
     * Who is behind a close.
     *
     * @param caller the line that closes
     * @param byApplication whether code of the application asked for the close itself, rather than some library for it
     */
    record Closer(Caller caller, boolean byApplication) {}

    CloserRule(CallerPropagation askers) {
        this.askers = askers;
    }

    /** @param here what the stack of the close leads back to */
    Closer closer(Connection connection, Caller here) {
        var asked = asker(connection);
        if (here.isApplication() || asked == null) {
            return new Closer(unasked(connection, here), here.isApplication());
        }
        if (asked.isApplication()) {
            return new Closer(askers.onBehalfOf(asked, here), true);
        }
        // What a library's own thread asks for, such as a timer, has no line but tells the cause.
        return new Closer(here.closeSign() == null ? asked : unasked(connection, here), false);
    }

    /** Returns who asked for a close that another thread carries out: of the connection, or else of its whole pool. */
    private static @Nullable Caller asker(Connection connection) {
        var traffic = connection.trafficIfAny();
        var route = traffic == null ? null : traffic.route();
        if (connection.closeAsker() == null && route != null && route.poolCloser() != null) {
            connection.askToClose(route.poolCloser());
        }
        return connection.closeAsker();
    }

    /** Returns who is behind a close that no line of the application asked for. */
    private Caller unasked(Connection connection, Caller here) {
        var closer = askers.orAsker(here);
        if (closer.isApplication() || connection.isAbandoned()) {
            return closer;
        }
        // What a server does with its connections, it was started for.
        var opener = connection.opener();
        return opener.site().accepts() && opener.caller().isApplication()
                ? askers.onBehalfOf(opener.caller(), closer)
                : closer;
    }
}
