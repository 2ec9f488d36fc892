// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

/**
 * How many connections of a site had to be open at the same time: the least that any code would need.
 *
 * @param isProven whether they were kept and reused; if not, they may just be concurrent operations with a connection each
 */
record Need(long connections, boolean isProven) {}
