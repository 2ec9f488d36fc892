// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.close;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.model.Role;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.propagation.CallerPropagation;
import dev.churnscope.record.site.SiteTable;
import dev.churnscope.stack.CallSiteRule;
import dev.churnscope.stack.CallStacks;
import dev.churnscope.stack.Caller;
import dev.churnscope.stack.CloseHint;
import dev.churnscope.stack.CloseHints;
import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CloserRuleTest {

    private static final CloseHint EVICTS =
            new CloseHint(CloseCause.APPLICATION, NotReusedReason.DISCONNECT_AFTER_RESPONSE);
    private static final CloseHint FAILS = new CloseHint(CloseCause.ERROR, NotReusedReason.ERROR);

    private final CloserRule rule = new CloserRule(
            new CallerPropagation(CallStacks.of(new CallSiteRule(List.of(), List.of()), 64, CloseHints.NONE)));
    private final Object socket = new Object();
    private final Connection connection = Connection.connecting(
            socket,
            new FileDescriptor(),
            new SiteTable(10).opener(caller(null, true), Role.CLIENT, ChurnscopeHook.SOCKET),
            new InetSocketAddress("127.0.0.1", 80),
            0);

    /** Its reader sees the end of the stream as soon as close_notify is sent, before the socket is closed. */
    @Test
    void aReaderThatFailsBecauseOfARequestedCloseDoesNotDecideTheCause() {
        connection.requestClose(caller(EVICTS, true));

        var closer = rule.closer(connection, caller(FAILS, false));
        assertThat(closer.byApplication()).isTrue();
        assertThat(closer.caller().closeHint()).isEqualTo(EVICTS);
    }

    @Test
    void otherwiseTheThreadThatClosesDecidesTheCause() {
        connection.requestClose(caller(null, true));

        var closer = rule.closer(connection, caller(FAILS, false));
        assertThat(closer.byApplication()).isTrue();
        assertThat(closer.caller().closeHint()).isEqualTo(FAILS);
    }

    private static Caller caller(@Nullable CloseHint hint, boolean application) {
        return new Caller(
                new CallSite("com.shop.PriceClient", "fetch", "PriceClient.java", application ? 42 : 7),
                application,
                "OkHttp",
                hint,
                new StackTraceElement[0]);
    }
}
