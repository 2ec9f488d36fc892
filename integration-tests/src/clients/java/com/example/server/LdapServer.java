// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import com.example.Lifeline;
import com.example.peer.Tls;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** A directory with one entry, {@code dc=example,dc=com}, in memory. Prints its port; ends with its stdin. */
public final class LdapServer {

    private LdapServer() {}

    /** @param arguments the key store, where it is to speak ldaps */
    public static void main(String[] arguments)
            throws LDAPException, LDIFException, IOException, GeneralSecurityException {
        Lifeline.hold();
        var configuration = new InMemoryDirectoryServerConfig("dc=example,dc=com");
        configuration.setListenerConfigs(
                arguments.length == 0
                        ? InMemoryListenerConfig.createLDAPConfig("ldap")
                        : InMemoryListenerConfig.createLDAPSConfig(
                                "ldaps", Tls.of(arguments[0]).serverSockets()));
        var server = new InMemoryDirectoryServer(configuration);
        server.add("dn: dc=example,dc=com", "objectClass: domain", "dc: example");
        server.startListening();
        System.out.println(server.getListenPort());
    }
}
