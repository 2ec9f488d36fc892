// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.close;

import dev.churnscope.model.CloseCause;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.propagation.CallerPropagation;
import dev.churnscope.stack.Caller;
import org.jspecify.annotations.Nullable;

/** Finds the caller behind a close, which may have been requested on another thread than the one that carries it out. */
final class CloserRule {

    private final CallerPropagation propagation;

    /**
     * The caller behind a close.
     *
     * @param caller the caller that closes
     * @param byApplication whether application code requested the close, rather than a library by itself
     */
    record Closer(Caller caller, boolean byApplication) {}

    CloserRule(CallerPropagation propagation) {
        this.propagation = propagation;
    }

    /** @param stackCaller the caller on the stack of the close */
    Closer closer(Connection connection, Caller stackCaller) {
        var requester = requester(connection);
        if (stackCaller.isApplication() || requester == null) {
            return new Closer(unrequestedCloser(connection, stackCaller), stackCaller.isApplication());
        }
        if (requester.isApplication()) {
            return new Closer(
                    failsBecauseOfRequestedClose(requester, stackCaller)
                            ? requester
                            : propagation.onBehalfOf(requester, stackCaller),
                    true);
        }
        // A close requested by a library's own thread, such as a timer, has no application frame but a hint at the
        // cause.
        return new Closer(
                stackCaller.closeHint() == null ? requester : unrequestedCloser(connection, stackCaller), false);
    }

    /** Whether a reading thread closes the connection on an error only because the application has requested the close. */
    private static boolean failsBecauseOfRequestedClose(Caller requester, Caller stackCaller) {
        var requested = requester.closeHint();
        var hint = stackCaller.closeHint();
        return requested != null
                && requested.cause() == CloseCause.APPLICATION
                && hint != null
                && hint.cause() == CloseCause.ERROR;
    }

    /**
     * Returns the requester of a close that another thread carries out: that of the connection, or else of its pool; or
     * null.
     */
    private static @Nullable Caller requester(Connection connection) {
        var traffic = connection.trafficIfAny();
        var route = traffic == null ? null : traffic.route();
        if (connection.closeRequester() == null && route != null && route.poolCloser() != null) {
            connection.requestClose(route.poolCloser());
        }
        return connection.closeRequester();
    }

    /** Returns the caller behind a close that no application caller requested. */
    private Caller unrequestedCloser(Connection connection, Caller stackCaller) {
        var closer = propagation.orRequester(stackCaller);
        if (closer.isApplication() || connection.isAbandoned()) {
            return closer;
        }
        // A server's own closes are attributed to the caller that accepts, or else started the server.
        var opener = connection.opener();
        return opener.site().accepts() && opener.caller().isApplication()
                ? propagation.onBehalfOf(opener.caller(), closer)
                : closer;
    }
}
