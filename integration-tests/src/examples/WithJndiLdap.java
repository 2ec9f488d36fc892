// SPDX-License-Identifier: Apache-2.0
import java.util.*;
import javax.naming.*;
import javax.naming.directory.*;

/** Under JNDI LDAP. */
abstract class WithJndiLdap extends Anywhere {

    static Hashtable<String, String> environment;
    static DirContext context;
    static SearchControls controls;

    static void search(DirContext context) {}
}
