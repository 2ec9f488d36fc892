// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.ChurnscopeHook;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the hooks of one open and one close add, against the least that work could cost.
 *
 * <p>The hooks are called as instrumented code calls them, on the descriptor of a real connection that stays open, so that
 * neither {@code connect} nor {@code close} is part of what is measured. The floor is what no design can leave out: an
 * exact identity of the stack at the open and at the close, one {@code poll} of the descriptor, two readings of the clock;
 * it is measured with each of the two identities there are, in the same run, and the cheaper one counts.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(3)
public class HookCost {

    private static final int SHUT_WR = 1;
    private static final int EVENTS = 0x2001; // POLLIN and POLLRDHUP

    private static final MethodHandle POLL = poll();

    /** How deep the application's stack is. */
    @Param({"20", "100"})
    int depth;

    private ServerSocketChannel server;
    private SocketChannel channel;
    private SocketAddress remote;
    private SocketAddress local;
    private FileDescriptor descriptor;
    private long sink;

    @Setup
    public void connect() throws IOException, ReflectiveOperationException {
        server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        remote = server.getLocalAddress();
        channel = SocketChannel.open(remote);
        local = channel.getLocalAddress();
        var field = channel.getClass().getDeclaredField("fd");
        field.setAccessible(true);
        descriptor = (FileDescriptor) field.get(channel);
    }

    @TearDown
    public void close() throws IOException {
        channel.close();
        server.close();
    }

    /** Hooks of one open and one close. */
    @Benchmark
    public long hooks() throws Throwable {
        return hooksBelow(depth);
    }

    /** The floor with the words of the VM's backtrace as identity of the stack. */
    @Benchmark
    public long floorBacktrace() throws Throwable {
        return backtraceBelow(depth);
    }

    /** The floor with a walk of sixteen frames as identity of the stack. */
    @Benchmark
    public long floorStackWalker() throws Throwable {
        return walkerBelow(depth);
    }

    private long hooksBelow(int frames) throws Throwable {
        if (frames > 0) {
            return hooksBelow(frames - 1) + 1;
        }
        ChurnscopeHook.connecting(channel, descriptor, remote, ChurnscopeHook.SOCKET_CHANNEL);
        ChurnscopeHook.connected(local, descriptor);
        ChurnscopeHook.closingGracefully(descriptor, SHUT_WR, false);
        return sink;
    }

    private long backtraceBelow(int frames) throws Throwable {
        if (frames > 0) {
            return backtraceBelow(frames - 1) + 1;
        }
        long result = StackIdentity.ofBacktrace() + System.nanoTime();
        result += (int) POLL.invokeExact(descriptor, EVENTS, 0L);
        return result + StackIdentity.ofBacktrace() + System.nanoTime();
    }

    private long walkerBelow(int frames) throws Throwable {
        if (frames > 0) {
            return walkerBelow(frames - 1) + 1;
        }
        long result = StackIdentity.ofWalk() + System.nanoTime();
        result += (int) POLL.invokeExact(descriptor, EVENTS, 0L);
        return result + StackIdentity.ofWalk() + System.nanoTime();
    }

    private static MethodHandle poll() {
        try {
            var net = Class.forName("sun.nio.ch.Net");
            return MethodHandles.privateLookupIn(net, MethodHandles.lookup())
                    .findStatic(
                            net, "poll", MethodType.methodType(int.class, FileDescriptor.class, int.class, long.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
