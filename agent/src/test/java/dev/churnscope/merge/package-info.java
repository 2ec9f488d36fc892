// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.churnscope.merge;

import org.jspecify.annotations.NullMarked;
