// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import com.example.Lifeline;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** A mail server in memory. Prints the port of its SMTP; ends with its stdin. */
public final class MailServer {

    private MailServer() {}

    public static void main(String[] arguments) {
        Lifeline.hold();
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        System.out.println(server.getSmtp().getPort());
    }
}
