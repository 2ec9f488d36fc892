// SPDX-License-Identifier: Apache-2.0
import io.vertx.core.*;
import io.vertx.core.http.*;
import io.vertx.core.net.*;

/** Under Vert.x. */
abstract class WithVertx extends Anywhere {

    static Vertx vertx;
    static HttpClient client;
    static JksOptions trust;
}
