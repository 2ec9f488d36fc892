// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import com.example.Lifeline;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** A mail server in memory, with a mailbox for {@code user} and {@code secret}. Prints its port; ends with its stdin. */
public final class ImapServer {

    private ImapServer() {}

    public static void main(String[] arguments) {
        Lifeline.hold();
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.setUser("user@example.com", "user", "secret");
        server.start();
        System.out.println(server.getImap().getPort());
    }
}
