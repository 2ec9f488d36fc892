// SPDX-License-Identifier: Apache-2.0
/** Ways into a process that runs: an HTTP endpoint and an MBean. */
@NullMarked
package dev.churnscope.live;

import org.jspecify.annotations.NullMarked;
