// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record;

import java.io.FileDescriptor;

/**
 * A server socket that listens.
 *
 * @param boundBy the line that bound it, which stands in for accepting threads that run no code of the application
 */
record Listener(FileDescriptor descriptor, int port, Caller boundBy) implements TrackedSocket {}
