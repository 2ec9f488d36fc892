// SPDX-License-Identifier: Apache-2.0
package com.example.peer;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** TLS with one self-signed certificate that both ends have. */
public final class Tls {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final SSLContext context;

    private Tls(SSLContext context) {
        this.context = context;
    }

    /** Reads the key store that holds the certificate and its key. */
    public static Tls of(String keyStoreFile) throws IOException, GeneralSecurityException {
        var keyStore = KeyStore.getInstance("PKCS12");
        try (var in = new FileInputStream(keyStoreFile)) {
            keyStore.load(in, PASSWORD);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore, PASSWORD);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keyStore);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return new Tls(context);
    }

    /** Connects a socket that is TLS from the start. */
    public SSLSocket connect(int port) throws IOException {
        return (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    }

    /** Binds a server whose sockets are TLS from the start. */
    public SSLServerSocket listen() throws IOException {
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Returns what makes servers whose sockets are TLS from the start. */
    public SSLServerSocketFactory serverSockets() {
        return context.getServerSocketFactory();
    }

    SSLSocket acceptOver(Socket raw) throws IOException {
        var socket = over(raw);
        socket.setUseClientMode(false);
        return socket;
    }

    SSLSocket connectOver(Socket raw) throws IOException {
        return over(raw);
    }

    private SSLSocket over(Socket raw) throws IOException {
        return (SSLSocket) context.getSocketFactory().createSocket(raw, "127.0.0.1", raw.getPort(), true);
    }
}
