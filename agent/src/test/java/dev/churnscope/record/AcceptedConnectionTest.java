// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.model.Role;
import dev.churnscope.model.Site;
import dev.churnscope.record.socket.Descriptors;
import java.io.FileDescriptor;
import java.net.ChurnscopeHook;
import org.junit.jupiter.api.Test;

/** Which caller an accepted connection is attributed to. */
class AcceptedConnectionTest extends RecordedConnections {

    @Test
    void anAcceptedConnectionBelongsToTheCallerThatAccepts() {
        ChurnscopeHook.listening(fd, REMOTE, ChurnscopeHook.SOCKET_CHANNEL);
        accept(Descriptors.numbered(NOT_OPEN + 1));

        var site = onlySite();
        assertThat(site.role()).isEqualTo(Role.SERVER);
        assertThat(site.client()).isEqualTo("ServerSocketChannel");
        assertThat(site.callSite().method()).isEqualTo("accept");
        assertThat(site.destinations()).containsExactly(new Site.Destination("127.0.0.1", "127.0.0.1", 80, 1, false));
        assertThat(site.connectMillis()).isNull();
    }

    @Test
    void connectionsAcceptedByTheAgentsOwnSocketAreNotRecorded() throws Exception {
        var server = Descriptors.numbered(NOT_OPEN + 1);
        var agent = new UnrecordedThread(
                () -> ChurnscopeHook.listening(server, REMOTE, ChurnscopeHook.SOCKET_CHANNEL), "agent");
        agent.start();
        agent.join();
        ChurnscopeHook.accepted(owner, fd, REMOTE, REMOTE, server, ChurnscopeHook.SOCKET_CHANNEL);
        close(fd);
        assertThat(recorder.sawConnections()).isFalse();

        close(server);
        ChurnscopeHook.accepted(owner, fd, REMOTE, REMOTE, server, ChurnscopeHook.SOCKET_CHANNEL);
        assertThat(onlySite().opened()).isEqualTo(1);
    }

    @Test
    void aConnectionAcceptedByALibraryBelongsToTheCallerThatBound() throws Exception {
        ChurnscopeHook.listening(fd, REMOTE, ChurnscopeHook.SOCKET_CHANNEL);
        onAThreadWithoutApplicationFrames(fd, Descriptors.numbered(NOT_OPEN + 1));

        assertThat(onlySite().callSite().method())
                .isEqualTo("aConnectionAcceptedByALibraryBelongsToTheCallerThatBound");
    }

    @Test
    void withoutACallerThatBoundItBelongsToTheLibrary() throws Exception {
        ChurnscopeHook.listening(fd, REMOTE, ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeHook.closing(fd);
        onAThreadWithoutApplicationFrames(fd, Descriptors.numbered(NOT_OPEN + 1));

        assertThat(onlySite().callSite().className()).isEqualTo(AcceptingLibrary.class.getName());
    }

    private static void onAThreadWithoutApplicationFrames(FileDescriptor server, FileDescriptor accepted)
            throws InterruptedException {
        var thread = new Thread(new AcceptingLibrary(server, accepted));
        thread.start();
        thread.join();
    }
}
