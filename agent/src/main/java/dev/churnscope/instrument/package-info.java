// SPDX-License-Identifier: Apache-2.0
/** Which methods of which library call the hook, one file a library. */
@NullMarked
package dev.churnscope.instrument;

import org.jspecify.annotations.NullMarked;
