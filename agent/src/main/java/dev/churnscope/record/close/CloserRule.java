// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.close;

import dev.churnscope.model.CloseCause;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.propagation.CallerPropagation;
import dev.churnscope.stack.Caller;
import org.jspecify.annotations.Nullable;

/** Finds who is behind a close, which may have been asked for on another thread than the one that carries it out. */
final class CloserRule {

    private final CallerPropagation propagation;

    /**
     * Who is behind a close.
     *
     * @param caller the line that closes
     * @param byApplication whether code of the application asked for the close itself, rather than some library for it
     */
    record Closer(Caller caller, boolean byApplication) {}

    CloserRule(CallerPropagation propagation) {
        this.propagation = propagation;
    }

    /** @param stackCaller what the stack of the close leads back to */
    Closer closer(Connection connection, Caller stackCaller) {
        var asked = requester(connection);
        if (stackCaller.isApplication() || asked == null) {
            return new Closer(unasked(connection, stackCaller), stackCaller.isApplication());
        }
        if (asked.isApplication()) {
            return new Closer(
                    failsOfRequestedClose(asked, stackCaller) ? asked : propagation.onBehalfOf(asked, stackCaller),
                    true);
        }
        // What a library's own thread asks for, such as a timer, has no line but tells the cause.
        return new Closer(stackCaller.closeHint() == null ? asked : unasked(connection, stackCaller), false);
    }

    /** Whether a thread that reads from the connection closes it only because the application is about to. */
    private static boolean failsOfRequestedClose(Caller requester, Caller stackCaller) {
        var requested = requester.closeHint();
        var hint = stackCaller.closeHint();
        return requested != null
                && requested.cause() == CloseCause.APPLICATION
                && hint != null
                && hint.cause() == CloseCause.ERROR;
    }

    /** Returns who asked for a close that another thread carries out: of the connection, or else of its whole pool. */
    private static @Nullable Caller requester(Connection connection) {
        var traffic = connection.trafficIfAny();
        var route = traffic == null ? null : traffic.route();
        if (connection.closeRequester() == null && route != null && route.poolCloser() != null) {
            connection.requestClose(route.poolCloser());
        }
        return connection.closeRequester();
    }

    /** Returns who is behind a close that no line of the application asked for. */
    private Caller unasked(Connection connection, Caller stackCaller) {
        var closer = propagation.orRequester(stackCaller);
        if (closer.isApplication() || connection.isAbandoned()) {
            return closer;
        }
        // What a server does with its connections, it was started for.
        var opener = connection.opener();
        return opener.site().accepts() && opener.caller().isApplication()
                ? propagation.onBehalfOf(opener.caller(), closer)
                : closer;
    }
}
