// SPDX-License-Identifier: Apache-2.0
package com.example.ends;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The kind that the close of a script has. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface EndsAs {

    String value();

    /**
     * Whether TLS can end like this. Its sockets close themselves where the connection breaks, and their close sends a
     * FIN and reads what is unread before it closes.
     */
    boolean overTls() default true;

    /** Whether SO_LINGER is set, which asynchronous channels do not have. */
    boolean lingers() default false;

    /**
     * Whether only the JDK's own note of it tells that the peer's RST was read. Asynchronous channels take no note, and a
     * socket that was half-closed looks the same after the peer's FIN.
     */
    boolean toldByTheJdk() default false;

    /**
     * Whether data must stay unread after this end has shut down reading. Netty's epoll is told of that as of a FIN of the
     * peer's, and reads what there is.
     */
    boolean unreadBehindShutdown() default false;
}
