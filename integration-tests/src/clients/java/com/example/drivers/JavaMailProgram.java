// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Scenarios;
import com.example.relay.Relayed;
import java.util.Properties;
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.Transport;
import javax.mail.internet.MimeMessage;

/** JavaMail over SMTP: a connection for each message, and one for several. */
public final class JavaMailProgram {

    private JavaMailProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(Relayed.of(arguments), JavaMailProgram::perMessage, JavaMailProgram::held);
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
