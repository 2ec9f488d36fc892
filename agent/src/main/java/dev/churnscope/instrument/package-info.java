// SPDX-License-Identifier: Apache-2.0
/** Changes classes as they are loaded; which of which library, stands in the packages below this one. */
@NullMarked
package dev.churnscope.instrument;

import org.jspecify.annotations.NullMarked;
