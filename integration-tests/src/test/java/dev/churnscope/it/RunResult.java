// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

/**
 * What came of an {@link AgentRun}.
 *
 * @param report null where none was asked for
 * @param sockets the kernel's table after the exit, null outside a network namespace of the run's own
 * @param counters the kernel's counters then, null where there is no such table
 */
public record RunResult(String stdout, String stderr, Report report, SocketTable sockets, KernelCounters counters) {}
