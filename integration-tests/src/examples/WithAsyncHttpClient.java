// SPDX-License-Identifier: Apache-2.0
import org.asynchttpclient.*;
import org.asynchttpclient.proxy.*;

/** Under AsyncHttpClient: in a handler of responses. */
abstract class WithAsyncHttpClient extends AsyncCompletionHandlerBase {

    static AsyncHttpClient client;
    static Response response;
    static Request request;
    static ProxyServer proxy;
    static String url;
    static java.net.Socket socket;
}
