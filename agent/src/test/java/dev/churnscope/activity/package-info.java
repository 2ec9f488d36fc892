// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.churnscope.activity;

import org.jspecify.annotations.NullMarked;
