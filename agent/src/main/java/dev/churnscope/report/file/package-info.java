// SPDX-License-Identifier: Apache-2.0
/** Reports in files: written whole or not at all, and read back. */
@NullMarked
package dev.churnscope.report.file;

import org.jspecify.annotations.NullMarked;
