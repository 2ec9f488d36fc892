// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Scenarios;
import com.example.relay.Relayed;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;

/** Jakarta Mail over IMAP: a store has a pool of connections, of which each open folder takes one. */
public final class ImapProgram {

    private ImapProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(Relayed.of(arguments), ImapProgram::read, ImapProgram::pooled);
    }

    private static void read(Relayed server) throws MessagingException {
        var store = store(server, "read");
        store.connect(server.host(), server.port("read"), "user", "secret"); // read
        var folder = store.getFolder("INBOX");
        folder.open(Folder.READ_ONLY);
        folder.getMessageCount();
        folder.close(false);
        store.close(); // read closes
    }

    private static void pooled(Relayed server) throws MessagingException {
        for (int i = 0; i < 2; i++) {
            var store = store(server, "pooled");
            store.connect(server.host(), server.port("pooled"), "user", "secret"); // pooled
            store.close(); // pooled closes
        }
    }

    private static Store store(Relayed server, String scenario) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.imap.host", server.host());
        properties.put("mail.imap.port", Integer.toString(server.port(scenario)));
        return Session.getInstance(properties).getStore("imap");
    }
}
