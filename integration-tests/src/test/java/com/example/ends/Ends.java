// SPDX-License-Identifier: Apache-2.0
package com.example.ends;

import static com.example.Kernel.CLOSE_WAIT;
import static com.example.Kernel.FIN_WAIT_2;
import static com.example.Kernel.GONE;
import static com.example.Kernel.TIME_WAIT;

import com.example.Kernel;
import com.example.wire.Script;
import com.example.wire.Wire;
import java.io.IOException;

/**
 * Every way in which a connection can end, one method each. What must have arrived before the close is waited for in
 * the kernel's own table. The comments mark the lines that a report must name.
 */
public final class Ends {

    private Ends() {}

    @EndsAs("localFin")
    static void weCloseFirst(Script script) throws IOException {
        var wire = script.open(); // weCloseFirst opens
        wire.close(); // weCloseFirst closes
        script.peer().finish();
    }

    @EndsAs("localFin")
    static void weCloseFirstWithAllRead(Script script) throws IOException {
        var wire = script.open(); // weCloseFirstWithAllRead opens
        wire.write(10);
        script.peer().read(10);
        script.peer().write(2000);
        wire.read(2000);
        wire.close(); // weCloseFirstWithAllRead closes
        script.peer().finish();
    }

    @EndsAs(value = "localFin", lingers = true)
    static void weCloseFirstAndLinger(Script script) throws IOException {
        var wire = script.open(); // weCloseFirstAndLinger opens
        wire.linger(5);
        wire.close(); // weCloseFirstAndLinger closes
        script.peer().finish();
    }

    @EndsAs("remoteFin")
    static void peerFin(Script script) throws IOException {
        var wire = script.open(); // peerFin opens
        script.peer().fin();
        await(wire, CLOSE_WAIT);
        wire.close(); // peerFin closes
        script.peer().finish();
    }

    @EndsAs("remoteFin")
    static void peerFinWithItsDataRead(Script script) throws IOException {
        var wire = script.open(); // peerFinWithItsDataRead opens
        script.peer().write(2000);
        script.peer().fin();
        await(wire, CLOSE_WAIT);
        wire.readToEnd();
        wire.close(); // peerFinWithItsDataRead closes
        script.peer().finish();
    }

    @EndsAs("remoteFin")
    static void peerFinWithItsDataUnread(Script script) throws IOException {
        var wire = script.open(); // peerFinWithItsDataUnread opens
        script.peer().write(2000);
        script.peer().fin();
        await(wire, CLOSE_WAIT);
        wire.close(); // peerFinWithItsDataUnread closes
        script.peer().finish();
    }

    @EndsAs(value = "localReset", overTls = false)
    static void unreadData(Script script) throws IOException {
        var wire = script.open(); // unreadData opens
        script.peer().write(2000);
        awaitUnread(wire);
        wire.close(); // unreadData closes
        script.peer().finish();
    }

    @EndsAs(value = "localReset", lingers = true)
    static void lingerZero(Script script) throws IOException {
        var wire = script.open(); // lingerZero opens
        wire.linger(0);
        wire.close(); // lingerZero closes
        script.peer().close();
    }

    @EndsAs(value = "localReset", overTls = false, lingers = true)
    static void lingerZeroAfterPeerFin(Script script) throws IOException {
        var wire = script.open(); // lingerZeroAfterPeerFin opens
        script.peer().fin();
        await(wire, CLOSE_WAIT);
        wire.linger(0);
        wire.close(); // lingerZeroAfterPeerFin closes
        script.peer().close();
    }

    @EndsAs("remoteReset")
    static void peerReset(Script script) throws IOException {
        var wire = script.open(); // peerReset opens
        script.peer().rst();
        await(wire, GONE);
        wire.close(); // peerReset closes
    }

    @EndsAs("remoteReset")
    static void peerResetAfterItsFin(Script script) throws IOException {
        var wire = script.open(); // peerResetAfterItsFin opens
        script.peer().fin();
        await(wire, CLOSE_WAIT);
        script.peer().rst();
        await(wire, GONE);
        wire.close(); // peerResetAfterItsFin closes
    }

    @EndsAs("remoteReset")
    static void peerResetWithItsDataUnread(Script script) throws IOException {
        var wire = script.open(); // peerResetWithItsDataUnread opens
        script.peer().write(2000);
        awaitUnread(wire);
        script.peer().rst();
        await(wire, GONE);
        wire.close(); // peerResetWithItsDataUnread closes
    }

    @EndsAs(value = "remoteReset", overTls = false)
    static void peerResetThatWasRead(Script script) throws IOException {
        var wire = script.open(); // peerResetThatWasRead opens
        script.peer().rst();
        await(wire, GONE);
        readReset(wire);
        wire.close(); // peerResetThatWasRead closes
    }

    @EndsAs(value = "remoteReset", lingers = true)
    static void peerResetThenLingerZero(Script script) throws IOException {
        var wire = script.open(); // peerResetThenLingerZero opens
        wire.linger(0);
        script.peer().rst();
        await(wire, GONE);
        wire.close(); // peerResetThenLingerZero closes
    }

    @EndsAs("localFin")
    static void halfClose(Script script) throws IOException {
        var wire = script.open(); // halfClose opens
        wire.shutdownOutput();
        await(wire, FIN_WAIT_2);
        wire.close(); // halfClose closes
        script.peer().finish();
    }

    @EndsAs("localFin")
    static void halfCloseThenPeerFin(Script script) throws IOException {
        var wire = script.open(); // halfCloseThenPeerFin opens
        wire.shutdownOutput();
        script.peer().finish();
        await(wire, TIME_WAIT);
        wire.close(); // halfCloseThenPeerFin closes
    }

    @EndsAs(value = "localFin", overTls = false)
    static void halfCloseThenPeerAnswers(Script script) throws IOException {
        var wire = script.open(); // halfCloseThenPeerAnswers opens
        wire.write(10);
        wire.shutdownOutput();
        script.peer().awaitEnd();
        script.peer().write(2000);
        script.peer().close();
        wire.readToEnd();
        await(wire, TIME_WAIT);
        wire.close(); // halfCloseThenPeerAnswers closes
    }

    @EndsAs("remoteFin")
    static void halfCloseAfterPeerFin(Script script) throws IOException {
        var wire = script.open(); // halfCloseAfterPeerFin opens
        script.peer().fin();
        await(wire, CLOSE_WAIT);
        wire.shutdownOutput();
        script.peer().finish();
        await(wire, GONE);
        wire.close(); // halfCloseAfterPeerFin closes
    }

    @EndsAs("remoteReset")
    static void halfCloseThenPeerReset(Script script) throws IOException {
        var wire = script.open(); // halfCloseThenPeerReset opens
        wire.shutdownOutput();
        await(wire, FIN_WAIT_2);
        script.peer().rst();
        await(wire, GONE);
        wire.close(); // halfCloseThenPeerReset closes
    }

    @EndsAs(value = "localReset", overTls = false, lingers = true)
    static void halfCloseThenLingerZero(Script script) throws IOException {
        var wire = script.open(); // halfCloseThenLingerZero opens
        wire.shutdownOutput();
        await(wire, FIN_WAIT_2);
        wire.linger(0);
        wire.close(); // halfCloseThenLingerZero closes
        script.peer().close();
    }

    @EndsAs(value = "localFin", overTls = false, lingers = true)
    static void halfCloseThenPeerFinThenLingerZero(Script script) throws IOException {
        var wire = script.open(); // halfCloseThenPeerFinThenLingerZero opens
        wire.shutdownOutput();
        script.peer().finish();
        await(wire, TIME_WAIT);
        wire.linger(0);
        wire.close(); // halfCloseThenPeerFinThenLingerZero closes
    }

    @EndsAs(value = "localReset", overTls = false)
    static void halfCloseThenUnreadData(Script script) throws IOException {
        var wire = script.open(); // halfCloseThenUnreadData opens
        wire.shutdownOutput();
        await(wire, FIN_WAIT_2);
        script.peer().write(2000);
        awaitUnread(wire);
        wire.close(); // halfCloseThenUnreadData closes
        script.peer().close();
    }

    @EndsAs(value = "remoteReset", overTls = false, toldByTheJdk = true)
    static void halfCloseThenPeerResetThatWasRead(Script script) throws IOException {
        var wire = script.open(); // halfCloseThenPeerResetThatWasRead opens
        wire.shutdownOutput();
        await(wire, FIN_WAIT_2);
        script.peer().rst();
        await(wire, GONE);
        readReset(wire);
        wire.close(); // halfCloseThenPeerResetThatWasRead closes
    }

    @EndsAs(value = "localFin", overTls = false)
    static void inputShutDown(Script script) throws IOException {
        var wire = script.open(); // inputShutDown opens
        wire.shutdownInput();
        wire.close(); // inputShutDown closes
        script.peer().finish();
    }

    @EndsAs(value = "localFin", overTls = false)
    static void bothShutDown(Script script) throws IOException {
        var wire = script.open(); // bothShutDown opens
        wire.shutdownInput();
        wire.shutdownOutput();
        wire.close(); // bothShutDown closes
        script.peer().finish();
    }

    @EndsAs(value = "remoteFin", overTls = false)
    static void inputShutDownAfterPeerFin(Script script) throws IOException {
        var wire = script.open(); // inputShutDownAfterPeerFin opens
        script.peer().fin();
        await(wire, CLOSE_WAIT);
        wire.shutdownInput();
        wire.close(); // inputShutDownAfterPeerFin closes
        script.peer().finish();
    }

    @EndsAs(value = "remoteFin", overTls = false)
    static void inputShutDownBeforePeerFin(Script script) throws IOException {
        var wire = script.open(); // inputShutDownBeforePeerFin opens
        wire.shutdownInput();
        script.peer().fin();
        await(wire, CLOSE_WAIT);
        wire.close(); // inputShutDownBeforePeerFin closes
        script.peer().finish();
    }

    @EndsAs(value = "remoteFin", overTls = false)
    static void bothShutDownAfterPeerFin(Script script) throws IOException {
        var wire = script.open(); // bothShutDownAfterPeerFin opens
        script.peer().fin();
        await(wire, CLOSE_WAIT);
        wire.shutdownInput();
        wire.shutdownOutput();
        script.peer().finish();
        wire.close(); // bothShutDownAfterPeerFin closes
    }

    @EndsAs(value = "localReset", overTls = false, unreadBehindShutdown = true)
    static void inputShutDownWithUnreadData(Script script) throws IOException {
        var wire = script.open(); // inputShutDownWithUnreadData opens
        script.peer().write(2000);
        awaitUnread(wire);
        wire.shutdownInput();
        wire.close(); // inputShutDownWithUnreadData closes
        script.peer().finish();
    }

    @EndsAs(value = "remoteFin", overTls = false)
    static void inputShutDownWithUnreadDataAfterPeerFin(Script script) throws IOException {
        var wire = script.open(); // inputShutDownWithUnreadDataAfterPeerFin opens
        script.peer().write(2000);
        script.peer().fin();
        await(wire, CLOSE_WAIT);
        wire.shutdownInput();
        wire.close(); // inputShutDownWithUnreadDataAfterPeerFin closes
        script.peer().finish();
    }

    @EndsAs(value = "remoteReset", overTls = false)
    static void inputShutDownThenPeerReset(Script script) throws IOException {
        var wire = script.open(); // inputShutDownThenPeerReset opens
        wire.shutdownInput();
        script.peer().rst();
        await(wire, GONE);
        wire.close(); // inputShutDownThenPeerReset closes
    }

    @EndsAs(value = "localReset", overTls = false, lingers = true)
    static void inputShutDownThenLingerZero(Script script) throws IOException {
        var wire = script.open(); // inputShutDownThenLingerZero opens
        wire.shutdownInput();
        wire.linger(0);
        wire.close(); // inputShutDownThenLingerZero closes
        script.peer().close();
    }

    private static void await(Wire wire, int state) throws IOException {
        Kernel.await(wire.localPort(), wire.remotePort(), state);
    }

    private static void awaitUnread(Wire wire) throws IOException {
        Kernel.awaitUnread(wire.localPort(), wire.remotePort());
    }

    private static void readReset(Wire wire) {
        try {
            wire.readToEnd();
        } catch (IOException reset) {
            return;
        }
        throw new IllegalStateException("no reset");
    }
}
