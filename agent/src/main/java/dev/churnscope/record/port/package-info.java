// SPDX-License-Identifier: Apache-2.0
/** The use of ephemeral ports: which connections this process closed first, at which rate, and to which addresses. */
@NullMarked
package dev.churnscope.record.port;

import org.jspecify.annotations.NullMarked;
