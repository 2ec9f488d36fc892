// SPDX-License-Identifier: Apache-2.0
import feign.*;
import feign.Headers;
import feign.Request;
import feign.Response;
import java.io.*;
import okhttp3.*;

/** Under Feign. */
abstract class WithFeign extends Anywhere {

    static String url;
    static Orders orders;
    static Request request;
    static long id;
    static OutputStream file;

    record Order(long id) {}

    @Headers("Accept: application/json")
    interface Orders {

        @RequestLine("GET /orders/{id}")
        Order find(@Param("id") long id);

        @RequestLine("GET /orders/{id}/invoice")
        Response stream(@Param("id") long id);
    }
}
