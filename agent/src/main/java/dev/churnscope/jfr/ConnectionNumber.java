// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.jfr;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jdk.jfr.Label;
import jdk.jfr.MetadataDefinition;
import jdk.jfr.Name;
import jdk.jfr.Relational;

/** Marks the field that relates the events of one connection to each other. */
@MetadataDefinition
@Relational
@Name("dev.churnscope.ConnectionNumber")
@Label("Connection Number")
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@interface ConnectionNumber {}
