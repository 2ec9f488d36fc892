// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test that is run once with each {@linkplain Jdk#all JDK} there is. */
@ParameterizedTest(name = "{0}")
@MethodSource("dev.churnscope.it.Jdk#all")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnEveryJdk {}
