// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.connection;

import java.io.FileDescriptor;

/** A socket that the agent itself listens on. Connections that it accepts are not the application's, and are not recorded. */
public record UnrecordedListeningSocket(FileDescriptor descriptor) implements TrackedSocket {}
