// SPDX-License-Identifier: Apache-2.0
import org.apache.http.*;
import org.apache.http.client.config.*;
import org.apache.http.client.methods.*;
import org.apache.http.config.*;
import org.apache.http.impl.client.*;
import org.apache.http.impl.conn.*;
import org.apache.http.util.*;

/** Under Apache HttpClient 4. */
abstract class WithApacheHttpClient4 extends Anywhere {

    static CloseableHttpClient client;
    static CloseableHttpResponse response;
    static PoolingHttpClientConnectionManager pool;
    static HttpGet request;
}
