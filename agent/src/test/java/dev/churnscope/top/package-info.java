// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.churnscope.top;

import org.jspecify.annotations.NullMarked;
