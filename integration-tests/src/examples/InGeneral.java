// SPDX-License-Identifier: Apache-2.0
import java.io.*;
import java.net.*;
import java.net.http.*;
import java.net.http.HttpResponse.*;
import java.sql.Connection;
import java.util.*;
import javax.sql.DataSource;
import org.apache.commons.pool2.impl.GenericObjectPool;

/** Under no name: with a library that a page has no section for. */
abstract class InGeneral extends Anywhere {

    static HttpResponse<InputStream> response;
    static DataSource dataSource;
    static GenericObjectPool<Socket> pool;
    static InputStream in;
    static byte[] buffer;
    static int attempt;

    static Catalogue catalogue;
    static List<Long> itemIds;

    record Price(long cents) {}

    interface Catalogue {
        List<Price> prices(List<Long> itemIds);
    }

    static void run(Connection connection) {}

    static void exchange(Socket socket) {}
}
