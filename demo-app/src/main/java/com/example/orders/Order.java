// SPDX-License-Identifier: Apache-2.0
package com.example.orders;

/** So many units of one article, ordered by someone. */
public record Order(int number, String article, int units) {}
