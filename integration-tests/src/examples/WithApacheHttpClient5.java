// SPDX-License-Identifier: Apache-2.0
import org.apache.hc.client5.http.classic.methods.*;
import org.apache.hc.client5.http.config.*;
import org.apache.hc.client5.http.impl.async.*;
import org.apache.hc.client5.http.impl.classic.*;
import org.apache.hc.client5.http.impl.io.*;
import org.apache.hc.client5.http.io.*;
import org.apache.hc.core5.http.io.*;
import org.apache.hc.core5.http.io.entity.*;
import org.apache.hc.core5.util.*;

/** Under Apache HttpClient 5. */
abstract class WithApacheHttpClient5 extends Anywhere {

    static CloseableHttpClient client;
    static PoolingHttpClientConnectionManager pool;
    static HttpGet request;
}
