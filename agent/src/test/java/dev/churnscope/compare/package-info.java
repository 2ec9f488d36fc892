// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.churnscope.compare;

import org.jspecify.annotations.NullMarked;
