// SPDX-License-Identifier: Apache-2.0
/** Who uses up ephemeral ports: what was closed first by this process, how fast, and where to. */
@NullMarked
package dev.churnscope.record.port;

import org.jspecify.annotations.NullMarked;
