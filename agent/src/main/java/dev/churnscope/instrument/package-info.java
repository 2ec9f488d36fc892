// SPDX-License-Identifier: Apache-2.0
/** Instruments classes as they are loaded. The subpackages define which classes of which libraries. */
@NullMarked
package dev.churnscope.instrument;

import org.jspecify.annotations.NullMarked;
