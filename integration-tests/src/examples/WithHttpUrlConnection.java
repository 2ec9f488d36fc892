// SPDX-License-Identifier: Apache-2.0
import javax.net.ssl.*;

/** Under HttpURLConnection. */
abstract class WithHttpUrlConnection extends Anywhere {

    static HttpsURLConnection connection;
}
