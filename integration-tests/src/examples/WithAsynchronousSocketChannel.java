// SPDX-License-Identifier: Apache-2.0
import jakarta.servlet.http.HttpServletRequest;
import java.nio.channels.*;

/** Under AsynchronousSocketChannel and AsynchronousServerSocketChannel, also of a server of servlets. */
abstract class WithAsynchronousSocketChannel extends Anywhere {

    static AsynchronousSocketChannel channel;
    static CompletionHandler<Long, Void> handler;
    static int count;
    static HttpServletRequest request;

    static void exchange(AsynchronousSocketChannel channel) {}
}
