// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.example.closers.AtExit;
import com.example.closers.Dropped;
import com.example.closers.DroppedClients;
import com.example.closers.OtherClosers;
import java.util.Map;

/** Closes that are not the plain call of close by the thread that has the connection. */
class OtherClosersIT {

    @OnEveryJdk
    void aCloseBelongsToTheLineThatCausedItWhateverThreadIsBlocked(Jdk jdk) {
        var report = AgentRun.of(OtherClosers.class).on(jdk).run().report();
        checkClosed(report, "socketWhileItIsRead");
        checkClosed(report, "channelWhileItIsRead");
        checkClosed(report, "asynchronousChannelWhileItIsRead");
        checkClosed(report, "channelOfAnInterruptedThread");
        checkClosed(report, "channelOfAThreadThatWasInterruptedBefore");
        checkClosed(report, "socketTwice");
        assertThat(report.totals().opened()).isEqualTo(6);
        assertThat(report.totals().closed()).isEqualTo(6);
        assertThat(report.totals().leaked()).isZero();
    }

    private static void checkClosed(Report report, String method) {
        var site = report.site(OtherClosers.class, method);
        assertThat(site.opened()).isEqualTo(1);
        assertThat(site.closedBy())
                .as(method)
                .extracting(
                        closer -> closer.callSite().className(),
                        closer -> closer.callSite().method(),
                        closer -> closer.callSite().line(),
                        Report.ClosedBy::kind,
                        Report.ClosedBy::cause,
                        Report.ClosedBy::count)
                .containsExactly(tuple(
                        OtherClosers.class.getName(),
                        method,
                        SourceLines.line(OtherClosers.class, method + " closes"),
                        "localFin",
                        "application",
                        1L));
    }

    @OnEveryJdk
    void aDroppedConnectionIsLeaked(Jdk jdk) {
        var report = AgentRun.of(Dropped.class).on(jdk).run().report();
        var socket = report.site(Dropped.class, "socket");
        assertThat(socket.opened()).isEqualTo(7);
        assertThat(socket.closed()).isEqualTo(7);
        assertThat(socket.leaked()).isEqualTo(7);
        assertThat(socket.closedBy())
                .extracting(Report.ClosedBy::kind, Report.ClosedBy::cause, Report.ClosedBy::count)
                .containsExactly(tuple("localFin", "gc", 7L));
        var channel = report.site(Dropped.class, "channel");
        assertThat(channel.opened()).isEqualTo(7);
        assertThat(channel.open()).isEqualTo(7);
        assertThat(channel.leaked()).isEqualTo(7);
        assertThat(channel.closedBy()).isEmpty();
    }

    @OnEveryJdk
    void aDroppedClientsConnectionIsLeaked(Jdk jdk) {
        var report = AgentRun.of(DroppedClients.class).on(jdk).run().report();
        var site = report.site(DroppedClients.class, "ask");
        assertThat(site.opened()).isEqualTo(5);
        assertThat(site.leaked()).isEqualTo(5);
        assertThat(site.closedBy())
                .extracting(Report.ClosedBy::kind, Report.ClosedBy::cause, Report.ClosedBy::count)
                .containsExactly(tuple("localFin", "gc", 5L));
    }

    @OnEveryJdk
    void whatAShutdownHookClosesIsClosedAndTheRestIsOpen(Jdk jdk) {
        var report = AgentRun.of(AtExit.class).on(jdk).expectExitCode(3).run().report();
        var leftOpen = report.site(AtExit.class, "leftOpen");
        assertThat(leftOpen.opened()).isEqualTo(3);
        assertThat(leftOpen.open()).isEqualTo(3);
        assertThat(leftOpen.leaked()).isZero();
        var closed = report.site(AtExit.class, "closedByTheHook");
        assertThat(closed.opened()).isEqualTo(4);
        assertThat(closed.closes())
                .isEqualTo(Map.of("localFin", 3L, "remoteFin", 1L, "localReset", 0L, "remoteReset", 0L));
        assertThat(closed.closedBy())
                .extracting(
                        closer -> closer.callSite().method(),
                        closer -> closer.callSite().line(),
                        Report.ClosedBy::kind,
                        Report.ClosedBy::cause,
                        Report.ClosedBy::count)
                .containsExactly(
                        tuple("close", SourceLines.line(AtExit.class, "hook closes"), "localFin", "exit", 3L),
                        tuple("close", SourceLines.line(AtExit.class, "hook closes"), "remoteFin", "exit", 1L));
    }
}
