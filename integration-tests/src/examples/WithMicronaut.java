// SPDX-License-Identifier: Apache-2.0
import io.micronaut.http.*;
import io.micronaut.http.client.*;
import io.micronaut.http.client.annotation.*;
import jakarta.inject.*;

/** Under Micronaut: in a bean. */
abstract class WithMicronaut extends Anywhere {

    static HttpClient client;
    static HttpRequest<?> request;
}
