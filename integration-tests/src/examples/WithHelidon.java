// SPDX-License-Identifier: Apache-2.0
import io.helidon.webclient.api.*;
import java.time.*;

/** Under Helidon. */
abstract class WithHelidon extends Anywhere {

    static WebClient client;
}
