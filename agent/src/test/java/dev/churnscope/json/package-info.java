// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.churnscope.json;

import org.jspecify.annotations.NullMarked;
