// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.churnscope.publish;

import org.jspecify.annotations.NullMarked;
