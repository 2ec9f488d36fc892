// SPDX-License-Identifier: Apache-2.0
import jakarta.mail.*;
import java.util.*;

/** Under Jakarta Mail. */
abstract class WithJakartaMail extends Anywhere {

    static Properties properties;
    static Session session;
    static Store store;
    static Folder folder;
    static Message message;
    static List<Message> messages;
}
