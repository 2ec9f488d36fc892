// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.compare;

/**
 * How many connections of a site had to be open at the same time: no code could do with fewer.
 *
 * @param isProven whether they were kept while they were needed. Else each of many operations may have opened one of its own,
 *     some of them at the same time.
 */
record Need(long connections, boolean isProven) {}
