// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The description of an MBean, an attribute or an operation, shown by consoles. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Described {

    /** Returns the description. */
    String value();

    /** Whether an operation changes state; consoles may ask for confirmation. */
    boolean changes() default false;
}
