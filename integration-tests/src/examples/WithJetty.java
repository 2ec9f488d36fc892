// SPDX-License-Identifier: Apache-2.0
import org.eclipse.jetty.client.*;
import org.eclipse.jetty.util.*;

/** Under Jetty. */
abstract class WithJetty extends Anywhere {

    static HttpClient client;
    static Response response;
    static InputStreamResponseListener listener;
}
