// SPDX-License-Identifier: Apache-2.0
/**
 * Connection budgets for JUnit tests: the only package of the jar that runs in the application's class loader, and is never
 * loaded by the agent.
 */
@NullMarked
package dev.churnscope.junit;

import org.jspecify.annotations.NullMarked;
