// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.churnscope.gate;

import org.jspecify.annotations.NullMarked;
