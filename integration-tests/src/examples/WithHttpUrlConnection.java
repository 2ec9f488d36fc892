// SPDX-License-Identifier: Apache-2.0
import java.io.*;
import java.net.*;
import java.util.concurrent.*;
import javax.net.ssl.*;

/** Under HttpURLConnection. */
abstract class WithHttpUrlConnection extends Anywhere {

    static HttpsURLConnection connection;
}
