// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.relay.Relayed;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;

/** What goes wrong with Jakarta Mail over IMAP. */
final class ImapMistakes {

    private static final int UNITS = 24;

    private ImapMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.relayed(ImapMistakes.class, arguments);
    }

    static void storePerRead(Relayed server) throws MessagingException {
        for (int i = 0; i < UNITS; i++) {
            try (var store = store(server)) {
                store.connect(server.host(), server.port("storePerRead"), "user", "secret"); // storePerRead
                read(store);
            }
        }
    }

    static void storePerReadRight(Relayed server) throws MessagingException {
        try (var store = store(server)) {
            store.connect(server.host(), server.port("storePerRead"), "user", "secret");
            for (int i = 0; i < UNITS; i++) {
                read(store);
            }
        }
    }

    private static void read(Store store) throws MessagingException {
        var folder = store.getFolder("INBOX");
        folder.open(Folder.READ_ONLY);
        folder.getMessageCount();
        folder.close(false);
    }

    private static Store store(Relayed server) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.imap.host", server.host());
        properties.put("mail.imap.port", Integer.toString(server.port("storePerRead")));
        return Session.getInstance(properties).getStore("imap");
    }
}
