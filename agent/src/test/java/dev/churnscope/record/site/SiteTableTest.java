// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.CallSite;
import dev.churnscope.model.Role;
import dev.churnscope.record.Threads;
import dev.churnscope.stack.Caller;
import java.net.ChurnscopeHook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SiteTableTest {

    private final SiteTable table = new SiteTable(3);

    @Test
    void aSiteIsOneRoleClassMethodAndClient() {
        var site = open(caller("Client", "fetch", 1, null), Role.CLIENT).site();

        assertThat(open(caller("Client", "fetch", 2, null), Role.CLIENT).site()).isSameAs(site);
        assertThat(open(caller("Client", "fetch", 1, null), Role.SERVER).site()).isNotSameAs(site);
        assertThat(open(caller("Client", "fetch", 1, "OkHttp"), Role.CLIENT).site())
                .isNotSameAs(site);
        assertThat(site.key().client()).isEqualTo("Socket");
    }

    @Test
    void linesOfASiteAreCountedApart() {
        open(caller("Client", "fetch", 1, null), Role.CLIENT).opened().add(2);
        open(caller("Client", "fetch", 7, null), Role.CLIENT).opened().add(3);
        var site = open(caller("Client", "fetch", null, null), Role.CLIENT).site();

        assertThat(site.opened()).isEqualTo(5);
        assertThat(site.lines()).hasSize(3);
    }

    @Test
    void theLibraryNamesTheClientButNotTheServer() {
        assertThat(open(caller("Client", "fetch", 1, "OkHttp"), Role.CLIENT)
                        .site()
                        .key()
                        .client())
                .isEqualTo("OkHttp");
        assertThat(open(caller("Server", "serve", 1, "Netty"), Role.SERVER)
                        .site()
                        .key()
                        .client())
                .isEqualTo("ServerSocket");
    }

    @Test
    void moreSitesThanItHoldsAreCountedUnderOneForEachRole() {
        for (int i = 0; i < 10; i++) {
            open(caller("Client" + i, "fetch", i, null), Role.CLIENT).opened().increment();
        }
        open(caller("Server", "serve", 1, null), Role.SERVER).opened().increment();

        assertThat(table.all()).hasSize(3 + 2);
        assertThat(table.all().stream().filter(SiteCounters::isOverflow).mapToLong(SiteCounters::opened))
                .containsExactlyInAnyOrder(7L, 1L);
        assertThat(table.all().stream().mapToLong(SiteCounters::opened).sum()).isEqualTo(11);
    }

    @Test
    void aSiteThatIsHeldIsFoundThoughTheTableIsFull() {
        var site = open(caller("Client0", "fetch", 1, null), Role.CLIENT).site();
        for (int i = 1; i < 10; i++) {
            open(caller("Client" + i, "fetch", 1, null), Role.CLIENT);
        }

        assertThat(open(caller("Client0", "fetch", 9, null), Role.CLIENT).site())
                .isSameAs(site);
    }

    @Test
    void anIdIsTheSameInEveryTable() {
        var first =
                open(caller("com.shop.Client", "fetch", 1, null), Role.CLIENT).site();
        var other = new SiteTable(10);
        other.opener(caller("Other", "first", 1, null), Role.SERVER, ChurnscopeHook.SOCKET);
        var second = other.opener(caller("com.shop.Client", "fetch", 99, null), Role.CLIENT, ChurnscopeHook.SOCKET)
                .site();

        assertThat(table.idOf(first)).isEqualTo(other.idOf(second)).matches("c-[0-9a-f]{8}");
    }

    @Test
    void twoSitesNeverShareAnId() {
        // Found by trying: the first two whose eight digits are the same.
        var one = open(caller("com.shop.Client10136", "fetch", 1, null), Role.CLIENT)
                .site();
        var two = open(caller("com.shop.Client73987", "fetch", 1, null), Role.CLIENT)
                .site();
        assertThat(one.key().shortId()).isEqualTo(two.key().shortId());

        for (int time = 0; time < 2; time++) {
            assertThat(table.idOf(one)).isEqualTo("c-162afbe7");
            assertThat(table.idOf(two)).matches("c-162afbe7[0-9a-f]{8}");
        }
    }

    @Test
    void manyThreadsGetTheSameSiteThoughItIsTheLastThatFits() throws Exception {
        for (int time = 0; time < 200; time++) {
            var fresh = new SiteTable(3);

            Threads.run(8, thread -> {
                for (int i = 0; i < 30; i++) {
                    fresh.opener(caller("Client" + i % 3, "fetch", i % 7, null), Role.CLIENT, ChurnscopeHook.SOCKET)
                            .opened()
                            .increment();
                }
            });

            assertThat(fresh.all()).hasSize(3).noneMatch(SiteCounters::isOverflow);
            assertThat(fresh.all()).extracting(SiteCounters::opened).containsOnly(8 * 10L);
        }
    }

    @Test
    void manyThreadsStayWithinTheBound() throws Exception {
        int each = 200;
        for (int time = 0; time < 50; time++) {
            var fresh = new SiteTable(100);

            Threads.run(8, thread -> {
                for (int i = 0; i < each; i++) {
                    fresh.opener(
                                    caller("Client" + (thread * each + i), "fetch", 1, null),
                                    Role.CLIENT,
                                    ChurnscopeHook.SOCKET)
                            .opened()
                            .increment();
                }
            });

            assertThat(fresh.all().stream().mapToLong(SiteCounters::opened).sum())
                    .isEqualTo(8 * each);
            assertThat(fresh.all()).hasSize(100 + 1);
        }
    }

    private Opener open(Caller caller, Role role) {
        return table.opener(caller, role, ChurnscopeHook.SOCKET);
    }

    private static Caller caller(String className, String method, @Nullable Integer line, @Nullable String library) {
        return new Caller(
                new CallSite(className, method, "File.java", line), true, library, null, new StackTraceElement[0]);
    }
}
