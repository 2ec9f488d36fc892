// SPDX-License-Identifier: Apache-2.0
/** Many reports folded into one, one at a time. */
@NullMarked
package dev.churnscope.merge;

import org.jspecify.annotations.NullMarked;
