// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.socket;

import java.io.FileDescriptor;
import java.nio.channels.SocketChannel;

/** File descriptors as the JDK has them, which no public API gives away. */
public final class Descriptors {

    private Descriptors() {}

    /** Returns a new descriptor with a number under which nothing need be open. */
    public static FileDescriptor numbered(int number) {
        try {
            var access = Class.forName("jdk.internal.access.SharedSecrets")
                    .getMethod("getJavaIOFileDescriptorAccess")
                    .invoke(null);
            var fd = new FileDescriptor();
            Class.forName("jdk.internal.access.JavaIOFileDescriptorAccess")
                    .getMethod("set", FileDescriptor.class, int.class)
                    .invoke(access, fd, number);
            return fd;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the descriptor of a channel. */
    static FileDescriptor of(SocketChannel channel) {
        try {
            return (FileDescriptor)
                    Class.forName("sun.nio.ch.SelChImpl").getMethod("getFD").invoke(channel);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
