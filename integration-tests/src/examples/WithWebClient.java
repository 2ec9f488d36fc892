// SPDX-License-Identifier: Apache-2.0
import java.time.*;
import org.springframework.http.*;
import org.springframework.http.client.reactive.*;
import org.springframework.web.reactive.function.client.*;
import reactor.core.publisher.*;
import reactor.netty.http.client.*;
import reactor.netty.resources.*;
import reactor.util.retry.*;

/** Under WebClient. */
abstract class WithWebClient extends Anywhere {

    static WebClient client;
    static String url;
}
