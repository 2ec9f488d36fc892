// SPDX-License-Identifier: Apache-2.0
import com.mongodb.*;
import com.mongodb.client.*;
import com.mongodb.client.model.*;
import java.util.*;
import org.bson.*;

/** Under MongoDB. */
abstract class WithMongoDb extends Anywhere {

    static MongoClient client;
    static MongoClientSettings settings;
    static MongoDatabase database;
    static MongoCollection<Document> collection;
    static List<Long> ids;

    static void run(MongoClient client) {}
}
