// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

/** Quantiles of measured times, in milliseconds. */
public record Distribution(long count, double p50, double p90, double p99, double max) {}
