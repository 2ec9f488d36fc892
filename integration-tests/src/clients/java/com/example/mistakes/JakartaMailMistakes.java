// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.relay.Relayed;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** What goes wrong with Jakarta Mail over SMTP. */
final class JakartaMailMistakes {

    private static final int UNITS = 24;

    private JakartaMailMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.relayed(JakartaMailMistakes.class, arguments);
    }

    static void perMessage(Relayed server) throws MessagingException {
        var session = session(server);
        for (int i = 0; i < UNITS; i++) {
            Transport.send(message(session)); // perMessage
        }
    }

    static void perMessageRight(Relayed server) throws MessagingException {
        var session = session(server);
        try (var transport = session.getTransport("smtp")) {
            transport.connect();
            for (int i = 0; i < UNITS; i++) {
                var message = message(session);
                transport.sendMessage(message, message.getAllRecipients());
            }
        }
    }

    private static Message message(Session session) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom("from@example.com");
        message.setRecipients(Message.RecipientType.TO, "to@example.com");
        message.setText("text");
        return message;
    }

    private static Session session(Relayed server) {
        var properties = new Properties();
        properties.put("mail.smtp.host", server.host());
        properties.put("mail.smtp.port", Integer.toString(server.port("perMessage")));
        return Session.getInstance(properties);
    }
}
