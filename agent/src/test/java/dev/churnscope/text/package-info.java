// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.churnscope.text;

import org.jspecify.annotations.NullMarked;
