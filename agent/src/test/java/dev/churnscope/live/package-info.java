// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.churnscope.live;

import org.jspecify.annotations.NullMarked;
