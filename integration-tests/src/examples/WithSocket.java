// SPDX-License-Identifier: Apache-2.0
import static java.nio.charset.StandardCharsets.*;

import java.io.*;
import java.net.*;

/** Under Socket and ServerSocket. */
abstract class WithSocket extends Anywhere {

    static ServerSocket server;
    static BufferedReader in;
    static OutputStream out;
    static byte[] buffer;
    static byte[] body;

    static void exchange(Socket socket) {}

    static void serve(Socket socket) throws IOException {}

    static void handle(byte[] bytes, int length) {}

    static void answer(String line) {}
}
