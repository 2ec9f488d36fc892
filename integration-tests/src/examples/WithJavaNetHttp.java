// SPDX-License-Identifier: Apache-2.0
import java.io.*;
import java.net.http.*;
import java.net.http.HttpResponse.*;

/** Under java.net.http. */
abstract class WithJavaNetHttp extends Anywhere {

    static HttpClient client;
    static HttpRequest request;
    static HttpResponse<InputStream> response;
}
