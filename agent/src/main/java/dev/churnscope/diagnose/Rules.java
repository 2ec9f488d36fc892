// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.diagnose;

import dev.churnscope.model.NotReusedReason;
import java.util.List;

/** The list of all rules, closest to the root cause first. */
public final class Rules {

    static final List<Rule> ALL = List.of(
            // How the client is built.
            new LostReuse(NotReusedReason.CLIENT_PER_REQUEST),
            new LostReuse(NotReusedReason.POOL_KEY_MISS),
            // What the code requests.
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
            // What this process does as a server, and what its peers do.
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

    /** Returns the ids of all rules, closest to the root cause first. */
    public static List<String> ids() {
        return ALL.stream().map(Rule::id).toList();
    }

    /** Returns a rule's position in the order of root causes. */
    static int order(String id) {
        return ids().indexOf(id);
    }

    /** Whether a loss of reuse is a mistake of its own at a site that has another finding. */
    static boolean areIndependent(String other, String loss) {
        // How a connection is closed is not why the next one is opened; but an aborted connection may look as if its
        // response was left unread.
        return isLossOfReuse(other)
                || other.equals("reset-on-close") && !loss.equals(NotReusedReason.RESPONSE_NOT_DRAINED.label());
    }

    /** Whether a rule is about a loss of reuse. No two of these rules count the same connection. */
    static boolean isLossOfReuse(String id) {
        return ALL.stream()
                .anyMatch(rule -> rule instanceof LostReuse && rule.id().equals(id));
    }
}
