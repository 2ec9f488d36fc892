// SPDX-License-Identifier: Apache-2.0
/** JDK Flight Recorder events of connections and of findings. Loaded when the JVM creates its first recording. */
@NullMarked
package dev.churnscope.jfr;

import org.jspecify.annotations.NullMarked;
