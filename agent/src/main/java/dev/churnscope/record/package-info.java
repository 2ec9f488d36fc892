// SPDX-License-Identifier: Apache-2.0
/**
 * Counts connections as they begin and end, on the application's threads, without locks or waiting.
 *
 * <p>This package has the receivers of the hooks; the packages below have what they use.
 */
@NullMarked
package dev.churnscope.record;

import org.jspecify.annotations.NullMarked;
