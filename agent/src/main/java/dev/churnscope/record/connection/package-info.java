// SPDX-License-Identifier: Apache-2.0
/** The connections that are open now, and how they are found: by descriptor, by a library's object, or each as it comes and goes. */
@NullMarked
package dev.churnscope.record.connection;

import org.jspecify.annotations.NullMarked;
