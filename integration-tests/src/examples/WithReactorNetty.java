// SPDX-License-Identifier: Apache-2.0
import io.netty.channel.*;
import io.netty.handler.ssl.*;
import java.util.*;
import org.springframework.http.*;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.*;
import reactor.netty.http.*;
import reactor.netty.http.client.*;
import reactor.netty.resources.*;
import reactor.util.retry.*;

/** Under Reactor Netty, also beneath WebClient. */
abstract class WithReactorNetty extends Anywhere {

    static final ConnectionProvider POOL = ConnectionProvider.create("orders");
    static final SslContext SSL_CONTEXT = null;

    static ConnectionProvider pool;
    static HttpClient client;
    static WebClient webClient;
    static List<Long> itemIds;
}
