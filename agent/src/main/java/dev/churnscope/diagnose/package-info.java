// SPDX-License-Identifier: Apache-2.0
/** Derives findings from a report: one class per rule, with the rule's page beside it as a resource. */
@NullMarked
package dev.churnscope.diagnose;

import org.jspecify.annotations.NullMarked;
