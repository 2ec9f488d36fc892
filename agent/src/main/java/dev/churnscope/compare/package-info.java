// SPDX-License-Identifier: Apache-2.0
/** Two reports beside each other: which sites are the same, what each churns in proportion, and what is noise. */
@NullMarked
package dev.churnscope.compare;

import org.jspecify.annotations.NullMarked;
