// SPDX-License-Identifier: Apache-2.0
import java.util.*;
import redis.clients.jedis.*;

/** Under Jedis. */
abstract class WithJedis extends Anywhere {

    static Jedis jedis;
    static JedisPool pool;
    static JedisPoolConfig config;
    static String key;
    static List<String> keys;
}
