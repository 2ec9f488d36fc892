// SPDX-License-Identifier: Apache-2.0
import com.zaxxer.hikari.*;
import java.sql.*;
import java.util.*;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.*;

/** Under JDBC and HikariCP: pools of one's choice over a driver. */
abstract class WithJdbc extends Anywhere {

    static DataSource dataSource;
    static PreparedStatement statement;
    static HikariConfig config;
    static BasicDataSource pool;
    static String sql;
    static List<Item> items;

    record Item(long id) {}

    static void run(Connection connection) {}

    static void update(Connection connection) {}
}
