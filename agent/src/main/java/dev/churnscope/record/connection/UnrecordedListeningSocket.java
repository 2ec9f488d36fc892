// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.connection;

import java.io.FileDescriptor;

/** A socket that the agent itself listens on. What it accepts is no connection of the application's, and is not recorded. */
public record UnrecordedListeningSocket(FileDescriptor descriptor) implements TrackedSocket {}
