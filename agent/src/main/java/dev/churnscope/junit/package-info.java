// SPDX-License-Identifier: Apache-2.0
/**
 * Budgets of connections for JUnit's tests: the only package of the jar that is written for the application's class loader,
 * and that the agent never loads.
 */
@NullMarked
package dev.churnscope.junit;

import org.jspecify.annotations.NullMarked;
