// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

/**
 * The time a report covers.
 *
 * @param from ISO 8601 in UTC
 * @param to ISO 8601 in UTC
 * @param seconds its length
 */
public record Window(String from, String to, double seconds) {}
