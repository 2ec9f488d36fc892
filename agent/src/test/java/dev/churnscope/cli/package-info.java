// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.churnscope.cli;

import org.jspecify.annotations.NullMarked;
