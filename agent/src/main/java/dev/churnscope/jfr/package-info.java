// SPDX-License-Identifier: Apache-2.0
/** Events of JDK Flight Recorder: of each connection, and of findings. Loaded when the JVM makes its first recording. */
@NullMarked
package dev.churnscope.jfr;

import org.jspecify.annotations.NullMarked;
