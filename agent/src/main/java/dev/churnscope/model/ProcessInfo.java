// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.model;

/**
 * The JVM that was observed.
 *
 * @param pid its process id, or 0 if this stands for several JVMs
 * @param command main class or jar; never its arguments, which may hold secrets
 * @param startedAt when the process started, ISO 8601 in UTC
 * @param attachedAt when the agent was attached, ISO 8601 in UTC
 */
public record ProcessInfo(
        long pid, String host, String command, String javaVersion, String vm, String startedAt, String attachedAt) {}
