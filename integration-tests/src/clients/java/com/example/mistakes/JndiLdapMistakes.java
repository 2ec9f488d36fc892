// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import com.example.WrongOrRight;
import com.example.relay.Relayed;
import java.util.ArrayList;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/** What goes wrong with the JDK's LDAP. */
final class JndiLdapMistakes {

    private static final int UNITS = 24;
    private static final int BURST = 8;
    private static final int COLLECTIONS = 4;

    private JndiLdapMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.relayed(JndiLdapMistakes.class, arguments);
    }

    static void perOperation(Relayed server) throws NamingException {
        var environment = environment(server, "perOperation");
        for (int i = 0; i < UNITS; i++) {
            var context = new InitialDirContext(environment); // perOperation
            context.getAttributes("dc=example,dc=com");
            context.close();
        }
    }

    static void perOperationRight(Relayed server) throws NamingException {
        var environment = environment(server, "perOperation");
        environment.put("com.sun.jndi.ldap.connect.pool", "true");
        for (int i = 0; i < UNITS; i++) {
            var context = new InitialDirContext(environment);
            context.getAttributes("dc=example,dc=com");
            context.close();
        }
    }

    /** Wrong by {@code -Dcom.sun.jndi.ldap.connect.pool.prefsize}. */
    static void keepsTooFew(Relayed server) throws NamingException {
        var environment = environment(server, "keepsTooFew");
        environment.put("com.sun.jndi.ldap.connect.pool", "true");
        for (int burst = 0; burst < UNITS / BURST + 1; burst++) {
            var lent = new ArrayList<Context>();
            for (int i = 0; i < BURST; i++) {
                lent.add(new InitialDirContext(environment)); // keepsTooFew
            }
            for (var context : lent) {
                context.close();
            }
        }
    }

    static void neverClosed(Relayed server) throws Exception {
        var environment = environment(server, "neverClosed");
        for (int i = 0; i < UNITS; i++) {
            var context = new InitialDirContext(environment); // neverClosed
            context.getAttributes("dc=example,dc=com");
        }
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            Thread.sleep(500);
        }
    }

    static void neverClosedRight(Relayed server) throws NamingException {
        var environment = environment(server, "neverClosed");
        var contexts = new ArrayList<Context>();
        for (int i = 0; i < UNITS; i++) {
            var context = new InitialDirContext(environment);
            context.getAttributes("dc=example,dc=com");
            contexts.add(context);
        }
        for (var context : contexts) {
            context.close();
        }
    }

    private static Hashtable<String, String> environment(Relayed server, String mistake) {
        var environment = new Hashtable<String, String>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        environment.put(Context.PROVIDER_URL, "ldap://" + server.address(mistake));
        return environment;
    }
}
