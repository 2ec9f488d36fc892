// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.live;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a console says of an MBean, of one of its attributes or of one of its operations. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Described {

    /** Returns the words, for people. */
    String value();

    /** Whether an operation changes something, for which consoles may ask to be sure. */
    boolean changes() default false;
}
