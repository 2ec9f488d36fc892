// SPDX-License-Identifier: Apache-2.0
import jakarta.servlet.http.HttpServletRequest;
import java.nio.*;
import java.nio.channels.*;
import java.util.*;

/** Under SocketChannel and ServerSocketChannel, also of a server of servlets. */
abstract class WithSocketChannel extends Anywhere {

    static SocketChannel channel;
    static SelectionKey key;
    static List<ByteBuffer> frames;
    static HttpServletRequest request;

    static void exchange(SocketChannel channel) {}
}
