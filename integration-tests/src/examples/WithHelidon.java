// SPDX-License-Identifier: Apache-2.0
import io.helidon.http.*;
import io.helidon.webclient.api.*;

/** Under Helidon. */
abstract class WithHelidon extends Anywhere {

    static WebClient client;
}
