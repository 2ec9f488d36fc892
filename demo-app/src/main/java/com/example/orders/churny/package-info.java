// SPDX-License-Identifier: Apache-2.0

/**
 * The four steps the way people get them wrong: each opens a TCP connection, or leaves one behind, for every order.
 * Compare with {@link com.example.orders.fixed}, which has the same class names.
 */
package com.example.orders.churny;
