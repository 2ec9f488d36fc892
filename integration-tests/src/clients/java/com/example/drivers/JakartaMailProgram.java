// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Scenarios;
import com.example.relay.Relayed;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** Jakarta Mail over SMTP: a connection for each message, and one for several. */
public final class JakartaMailProgram {

    private JakartaMailProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(Relayed.of(arguments), JakartaMailProgram::perMessage, JakartaMailProgram::held);
    }

    private static void perMessage(Relayed server) throws MessagingException {
        for (int i = 0; i < 4; i++) {
            Transport.send(message(session(server, "perMessage"))); // perMessage
        }
    }

    private static void held(Relayed server) throws MessagingException {
        var session = session(server, "held");
        var transport = session.getTransport("smtp");
        transport.connect(); // held
        for (int i = 0; i < 4; i++) {
            var message = message(session);
            transport.sendMessage(message, message.getAllRecipients());
        }
        transport.close(); // held closes
    }

    private static Message message(Session session) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom("from@example.com");
        message.setRecipients(Message.RecipientType.TO, "to@example.com");
        message.setText("text");
        return message;
    }

    private static Session session(Relayed server, String scenario) {
        var properties = new Properties();
        properties.put("mail.smtp.host", server.host());
        properties.put("mail.smtp.port", Integer.toString(server.port(scenario)));
        return Session.getInstance(properties);
    }
}
