// SPDX-License-Identifier: Apache-2.0
import feign.*;
import feign.Response;
import java.io.*;
import java.util.concurrent.*;
import okhttp3.*;

/** Under Feign. */
abstract class WithFeign extends Anywhere {

    static String url;
    static Orders orders;
    static long id;
    static OutputStream file;

    interface Orders {

        @RequestLine("GET /orders/{id}")
        Response stream(@Param("id") long id);
    }
}
