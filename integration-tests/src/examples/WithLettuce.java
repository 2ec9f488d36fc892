// SPDX-License-Identifier: Apache-2.0
import io.lettuce.core.*;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.*;
import io.lettuce.core.resource.*;
import org.apache.commons.pool2.impl.*;

/** Under Lettuce. */
abstract class WithLettuce extends Anywhere {

    static final RedisClient client = null;
    static StatefulRedisConnection<String, String> connection;
    static GenericObjectPoolConfig<StatefulRedisConnection<String, String>> config;
    static SocketOptions options;
    static String key;
    static String[] keys;
}
