// SPDX-License-Identifier: Apache-2.0
/** What is wrong and what to do: rules that read a report, one file each, their texts beside them as resources. */
@NullMarked
package dev.churnscope.diagnose;

import org.jspecify.annotations.NullMarked;
