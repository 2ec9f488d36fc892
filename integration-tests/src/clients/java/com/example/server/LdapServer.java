// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import com.example.Lifeline;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;

/** A directory with one entry, {@code dc=example,dc=com}, in memory. Prints its port; ends with its stdin. */
public final class LdapServer {

    private LdapServer() {}

    public static void main(String[] arguments) throws LDAPException, LDIFException {
        Lifeline.hold();
        var configuration = new InMemoryDirectoryServerConfig("dc=example,dc=com");
        configuration.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("ldap"));
        var server = new InMemoryDirectoryServer(configuration);
        server.add("dn: dc=example,dc=com", "objectClass: domain", "dc: example");
        server.startListening();
        System.out.println(server.getListenPort());
    }
}
