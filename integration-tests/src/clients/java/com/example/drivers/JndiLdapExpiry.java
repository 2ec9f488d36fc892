// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Kernel;
import com.example.Scenarios;
import com.example.relay.Relayed;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/** The JDK's pool of LDAP connections, where it was told to keep none for long. */
public final class JndiLdapExpiry {

    private JndiLdapExpiry() {}

    public static void main(String[] arguments) {
        Scenarios.run(Relayed.of(arguments), JndiLdapExpiry::idle);
    }

    private static void idle(Relayed server) throws NamingException {
        var environment = JndiLdapProgram.pooledEnvironment(server, "idle");
        for (int i = 0; i < 3; i++) {
            var context = new InitialDirContext(environment); // idle
            context.close();
            Kernel.awaitNoneEstablished(server.port("idle"));
        }
    }
}
