// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import com.example.Scenarios;
import com.example.relay.Relayed;
import java.util.ArrayList;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/** The JDK's LDAP: a context is a connection, unless the JDK is told to keep a pool. */
public final class JndiLdapProgram {

    private JndiLdapProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Relayed.of(arguments),
                JndiLdapProgram::perOperation,
                JndiLdapProgram::pooled,
                JndiLdapProgram::tooSmall);
    }

    private static void perOperation(Relayed server) throws NamingException {
        for (int i = 0; i < 4; i++) {
            var context = new InitialDirContext(environment(server, "perOperation")); // perOperation
            context.getAttributes("dc=example,dc=com");
            context.close(); // perOperation closes
        }
    }

    private static void pooled(Relayed server) throws NamingException {
        var environment = pooledEnvironment(server, "pooled");
        for (int i = 0; i < 4; i++) {
            var context = new InitialDirContext(environment); // pooled
            context.getAttributes("dc=example,dc=com");
            context.close();
        }
    }

    /** The JDK lends three, and was told to keep one. */
    private static void tooSmall(Relayed server) throws NamingException {
        var environment = pooledEnvironment(server, "tooSmall");
        for (int round = 0; round < 2; round++) {
            var lent = new ArrayList<Context>();
            for (int i = 0; i < 3; i++) {
                lent.add(new InitialDirContext(environment)); // tooSmall
            }
            for (var context : lent) {
                context.close(); // tooSmall returns
            }
        }
    }

    static Hashtable<String, String> pooledEnvironment(Relayed server, String scenario) {
        var environment = environment(server, scenario);
        environment.put("com.sun.jndi.ldap.connect.pool", "true");
        return environment;
    }

    private static Hashtable<String, String> environment(Relayed server, String scenario) {
        var environment = new Hashtable<String, String>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        environment.put(
                Context.PROVIDER_URL, System.getProperty("ldap.scheme", "ldap") + "://" + server.address(scenario));
        return environment;
    }
}
