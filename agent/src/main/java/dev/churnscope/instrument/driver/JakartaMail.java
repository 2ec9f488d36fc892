// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.driver;

import dev.churnscope.instrument.patch.ClosingMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.Instrumentation;
import dev.churnscope.model.CloseCause;
import dev.churnscope.model.NotReusedReason;
import java.util.ArrayList;
import java.util.List;

/**
 * JavaMail, Jakarta Mail and Angus Mail. All of them connect and close on the caller's thread, so none of their classes is
 * instrumented; only the methods by which the connection pool of an IMAP store closes connections are listed.
 */
public final class JakartaMail implements Instrumentation {

    private static final List<String> ROOTS = List.of("com/sun/mail/imap/", "org/eclipse/angus/mail/imap/");

    @Override
    public List<String> classNames() {
        return List.of();
    }

    @Override
    public List<Insertion> insertions(String className, String prefix) {
        throw new IllegalArgumentException(className);
    }

    @Override
    public List<ClosingMethod> closingMethods() {
        var methods = new ArrayList<ClosingMethod>();
        for (String root : ROOTS) {
            String store = root + "IMAPStore";
            methods.add(new ClosingMethod(
                    store, "timeoutConnections", CloseCause.IDLE_TIMER, NotReusedReason.IDLE_EXPIRY_CHURN));
            methods.add(new ClosingMethod(
                    store, "close", CloseCause.APPLICATION, NotReusedReason.DISCONNECT_AFTER_RESPONSE));
            // In other cases, a folder's connection logs out because the pool is full.
            methods.add(new ClosingMethod(root + "protocol/IMAPProtocol", "logout", CloseCause.POOL));
        }
        return methods;
    }
}
