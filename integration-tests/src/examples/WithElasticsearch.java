// SPDX-License-Identifier: Apache-2.0
import co.elastic.clients.transport.rest5_client.low_level.*;
import java.net.*;
import org.apache.hc.core5.util.*;

/** Under Elasticsearch. */
abstract class WithElasticsearch extends Anywhere {

    static Rest5Client client;
}
