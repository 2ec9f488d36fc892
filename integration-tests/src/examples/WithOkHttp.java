// SPDX-License-Identifier: Apache-2.0
import javax.net.ssl.*;
import okhttp3.*;
import okio.*;

/** Under OkHttp. */
abstract class WithOkHttp extends Anywhere {

    static final OkHttpClient CLIENT = new OkHttpClient();

    static OkHttpClient client;
    static Request request;
    static SSLSocketFactory tls;
    static X509TrustManager trustManager;
}
