// SPDX-License-Identifier: Apache-2.0

/**
 * The four steps with their connections used again from order to order. Compare with {@link
 * com.example.orders.churny}, which has the same class names.
 */
package com.example.orders.fixed;
