// SPDX-License-Identifier: Apache-2.0
import java.io.*;
import org.springframework.http.*;
import org.springframework.http.client.*;
import org.springframework.web.client.*;

/** Under RestClient. */
abstract class WithRestClient extends Anywhere {

    static RestClient client;
}
