// SPDX-License-Identifier: Apache-2.0
/** Access to a running process: an HTTP endpoint and an MBean. */
@NullMarked
package dev.churnscope.live;

import org.jspecify.annotations.NullMarked;
