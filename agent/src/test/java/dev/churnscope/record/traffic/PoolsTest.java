// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.NotReusedReason;
import dev.churnscope.model.Role;
import dev.churnscope.record.connection.Connection;
import dev.churnscope.record.propagation.CallerPropagation;
import dev.churnscope.record.site.SiteTable;
import dev.churnscope.record.socket.Endpoint;
import dev.churnscope.record.socket.LinuxSocketState;
import dev.churnscope.record.socket.Loopback;
import dev.churnscope.stack.CallStacks;
import dev.churnscope.stack.Caller;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.ChurnscopeHook;
import java.net.ChurnscopePropagation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PoolsTest {

    private static final InetSocketAddress SHOP = new InetSocketAddress("127.0.0.1", 8080);
    private static final InetSocketAddress PRICES = new InetSocketAddress("127.0.0.1", 9090);

    private final FixedStacks stacks = new FixedStacks();
    private final CallerPropagation propagation = new CallerPropagation(stacks);
    private final Pools pools = new Pools(propagation, new LinuxSocketState());

    @BeforeEach
    void installPropagation() {
        ChurnscopePropagation.install(propagation);
    }

    @AfterEach
    void uninstallPropagation() {
        ChurnscopePropagation.install(null);
    }

    /** Has the same caller for every stack. */
    private static final class FixedStacks implements CallStacks {

        private Caller caller = line(1);

        static Caller line(int line) {
            var callSite = new CallSite("com.shop.Client", "build", "Client.java", line);
            return new Caller(callSite, true, null, null, new StackTraceElement[0]);
        }

        @Override
        public Caller currentCaller() {
            return caller;
        }

        @Override
        public boolean showsCaller(Object task) {
            return true;
        }

        @Override
        public Caller onBehalfOf(Caller requester, Caller stackCaller) {
            return requester;
        }
    }

    private Pools.Opened open(Object pool, InetSocketAddress to) {
        return pools.open(pool, Endpoint.of(to), System.nanoTime(), false);
    }

    private static Traffic traffic(FileDescriptor descriptor) {
        var opener = new SiteTable(1).opener(FixedStacks.line(1), Role.CLIENT, ChurnscopeHook.SOCKET);
        return Connection.connecting(new Object(), descriptor, opener, SHOP, 0).traffic();
    }

    @Test
    void theFirstConnectionOfAPoolHasNoReason() {
        var pool = new Object();

        assertThat(open(pool, SHOP).reason()).isNull();
        assertThat(open(pool, PRICES).reason()).isNull();
    }

    /** As behind an ingress. */
    @Test
    void aConnectionToAnotherHostAtTheSameAddressCannotBeReused() throws Exception {
        byte[] ingress = {(byte) 192, 0, 2, 1};
        var pool = new Object();
        for (var host : List.of("a.example", "b.example", "c.example")) {
            var opened = open(pool, new InetSocketAddress(InetAddress.getByAddress(host, ingress), 443));
            assertThat(opened.reason()).isNull();
            opened.route().addIdle(traffic(new FileDescriptor()));
        }
    }

    @Test
    void eachLossExplainsOneOpen() {
        var pool = new Object();
        var route = open(pool, SHOP).route();
        route.lose(NotReusedReason.IDLE_EXPIRY_CHURN, null);
        route.lose(NotReusedReason.IDLE_EXPIRY_CHURN, null);

        assertThat(open(pool, PRICES).reason()).isNull();
        assertThat(open(pool, SHOP).reason()).isEqualTo(NotReusedReason.IDLE_EXPIRY_CHURN);
        assertThat(open(pool, SHOP).reason()).isEqualTo(NotReusedReason.IDLE_EXPIRY_CHURN);
        assertThat(open(pool, SHOP).reason()).isNull();
    }

    @Test
    void theLatestLossExplainsTheNextOpen() {
        var pool = new Object();
        var route = open(pool, SHOP).route();
        route.lose(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE, null);
        route.lose(NotReusedReason.RESPONSE_NOT_DRAINED, null);

        assertThat(open(pool, SHOP).reason()).isEqualTo(NotReusedReason.RESPONSE_NOT_DRAINED);
        assertThat(open(pool, SHOP).reason()).isEqualTo(NotReusedReason.SERVER_REFUSES_KEEP_ALIVE);
    }

    @Test
    void anIdleConnectionThatIsNotAcquiredWasMissed() {
        var pool = new Object();
        var traffic = traffic(new FileDescriptor());
        traffic.belongTo(open(pool, SHOP).route());
        traffic.addRequest();

        assertThat(open(pool, SHOP).reason()).as("while it is busy").isNull();
        traffic.beginIdle(System.nanoTime(), Long.MAX_VALUE);
        traffic.beginIdle(System.nanoTime(), Long.MAX_VALUE);
        assertThat(open(pool, SHOP).reason()).isEqualTo(NotReusedReason.POOL_KEY_MISS);
        assertThat(open(pool, PRICES).reason()).as("elsewhere").isNull();
        traffic.addRequest();
        assertThat(open(pool, SHOP).reason()).as("in use again").isNull();
    }

    @Test
    void aConnectionThatBecameIdleAfterTheConnectBeganWasNotMissed() {
        var pool = new Object();
        var traffic = traffic(new FileDescriptor());
        traffic.belongTo(open(pool, SHOP).route());
        traffic.addRequest();
        long began = System.nanoTime();
        traffic.beginIdle(began + 1, Long.MAX_VALUE);

        assertThat(pools.open(pool, Endpoint.of(SHOP), began, false).reason()).isNull();
        assertThat(pools.open(pool, Endpoint.of(SHOP), began + 2, false).reason())
                .isEqualTo(NotReusedReason.POOL_KEY_MISS);
    }

    @Test
    void aConnectionThatIsTooOldForItsPoolIsLostToItsAgeOnce() {
        var pool = new Object();
        var traffic = traffic(new FileDescriptor());
        traffic.belongTo(open(pool, SHOP).route());
        traffic.addRequest();
        long began = System.nanoTime();
        traffic.beginIdle(began, began + 10);

        assertThat(pools.open(pool, Endpoint.of(SHOP), began + 10, false).reason())
                .isEqualTo(NotReusedReason.IDLE_EXPIRY_CHURN);
        assertThat(pools.open(pool, Endpoint.of(SHOP), began + 11, false).reason())
                .isNull();
        assertThat(traffic.route()).isNull();
    }

    @Test
    void anIdleConnectionThatThePeerHasClosedWasNotMissedButLost() throws IOException {
        var pool = new Object();
        try (var connection = new Loopback()) {
            var traffic = traffic(connection.descriptor());
            traffic.belongTo(open(pool, SHOP).route());
            traffic.addRequest();
            long hourAgo = System.nanoTime() - TimeUnit.HOURS.toNanos(1);
            traffic.beginIdle(hourAgo, Long.MAX_VALUE);

            assertThat(open(pool, SHOP).reason()).isEqualTo(NotReusedReason.POOL_KEY_MISS);
            connection.farSendsFin();
            assertThat(open(pool, SHOP).reason()).isEqualTo(NotReusedReason.STALE_POOLED_CONNECTION);
            assertThat(open(pool, SHOP).reason()).as("it explains one open").isNull();
        }
    }

    @Test
    void aSecondPoolOfTheSameCallerIsAClientPerRequest() {
        for (int i = 0; i < 3; i++) {
            var pool = new Object();
            ChurnscopePropagation.capture(pool);

            assertThat(open(pool, SHOP).reason()).isEqualTo(i == 0 ? null : NotReusedReason.CLIENT_PER_REQUEST);
            assertThat(open(pool, SHOP).reason()).as("its second").isNull();
        }
    }

    @Test
    void poolsOfDifferentCallersAreDifferentClients() {
        for (int line = 1; line <= 2; line++) {
            var pool = new Object();
            stacks.caller = FixedStacks.line(line);
            ChurnscopePropagation.capture(pool);

            assertThat(open(pool, SHOP).reason()).isNull();
        }
    }
}
