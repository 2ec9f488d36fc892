// SPDX-License-Identifier: Apache-2.0
import java.io.*;
import java.net.http.*;
import org.apache.hc.client5.http.impl.classic.*;
import org.apache.hc.client5.http.impl.io.*;
import org.apache.hc.core5.util.*;
import org.springframework.http.*;
import org.springframework.http.client.*;
import org.springframework.util.*;
import org.springframework.web.client.*;

/** Under RestTemplate. */
abstract class WithRestTemplate extends Anywhere {

    static ClientHttpRequestFactory factory;
    static RestTemplate template;
    static OutputStream file;
}
