// SPDX-License-Identifier: Apache-2.0
import java.io.*;
import org.springframework.http.*;
import org.springframework.http.client.*;
import org.springframework.util.*;
import org.springframework.web.client.*;

/** Under RestTemplate. */
abstract class WithRestTemplate extends Anywhere {

    static RestTemplate template;
    static OutputStream file;
}
