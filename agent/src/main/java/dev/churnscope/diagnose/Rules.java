// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.NotReusedReason;
import java.util.List;

/** The list of rules: the one place that knows all of them. Nearest to the root cause first. */
public final class Rules {

    static final List<Rule> ALL = List.of(
            // How the client is built.
            new LostReuse(NotReusedReason.CLIENT_PER_REQUEST),
            new LostReuse(NotReusedReason.POOL_KEY_MISS),
            // What the code asks for.
            new LostReuse(NotReusedReason.KEEP_ALIVE_DISABLED),
            new LostReuse(NotReusedReason.DISCONNECT_AFTER_RESPONSE),
            new LostReuse(NotReusedReason.REDIRECT_RECONNECT),
            new ResetOnClose(),
            // How responses are handled.
            new ResponseNeverClosed(),
            new LostReuse(NotReusedReason.RESPONSE_NOT_DRAINED),
            // How the pool is sized and timed.
            new LostReuse(NotReusedReason.POOL_TOO_SMALL),
            new LostReuse(NotReusedReason.MAX_LIFETIME_CHURN),
            new LostReuse(NotReusedReason.IDLE_EXPIRY_CHURN),
            new LostReuse(NotReusedReason.STALE_POOLED_CONNECTION),
            // What the peer does.
            new LostReuse(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE),
            // What the protocol's client is used for.
            new HealthCheckChurn(),
            new ConnectionPerOperation(),
            new ChattyRequests(),
            // What this process does as a server, and what is done to it.
            new ServerClosesFirst(),
            new OneRequestPerInboundConnection(),
            // Symptoms.
            new UnreadDataReset(),
            new ConnectionLeak(),
            new CloseWait(),
            new ConnectFailures(),
            new PortExhaustion(),
            new HostSettings());

    private Rules() {}

    /** Returns the ids of all rules, nearest to the root cause first. */
    public static List<String> ids() {
        return ALL.stream().map(Rule::id).toList();
    }

    /** Returns where a rule stands in the order of root causes. */
    static int order(String id) {
        return ids().indexOf(id);
    }

    /** Whether a loss of reuse is a mistake of its own at a site where there is another. */
    static boolean standBeside(String other, String loss) {
        // How a connection is closed is no reason to open the next; but one that is aborted may look as if it was left
        // unread.
        return isLossOfReuse(other)
                || other.equals("reset-on-close") && !loss.equals(NotReusedReason.RESPONSE_NOT_DRAINED.label());
    }

    /** Whether each connection that a rule tells of is told of by no other of these. */
    static boolean isLossOfReuse(String id) {
        return ALL.stream()
                .anyMatch(rule -> rule instanceof LostReuse && rule.id().equals(id));
    }
}
