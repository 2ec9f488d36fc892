// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.socket;

import java.io.FileDescriptor;
import java.nio.channels.SocketChannel;

/** The JDK's file descriptor objects, which no public API exposes. */
public final class Descriptors {

    private Descriptors() {}

    /** Returns a new descriptor object with a number, which need not be that of an open file. */
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
