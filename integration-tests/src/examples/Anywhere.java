// SPDX-License-Identifier: Apache-2.0
import java.io.*;
import java.net.*;
import java.nio.*;
import java.nio.ByteBuffer;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import javax.net.ssl.*;

/** What code may have at hand, whatever it connects with. */
abstract class Anywhere {

    static String host;
    static int port;
    static URL url;
    static URI uri;
    static InetSocketAddress address;

    static final Socket socket = new Socket();
    static ByteBuffer buffer;
    static byte[] message;
    static List<byte[]> messages;

    static SSLContext sslContext;
    static ExecutorService executor;

    static void log(Object... what) {}
}
