// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** A static method of the hooks in {@code java.base}, by name and descriptor. */
public enum HookMethod {
    SOCKET_CONNECTING("connecting", "(Ljava/net/SocketImpl;Ljava/net/SocketAddress;)V"),
    SOCKET_LISTENING("listening", "(Ljava/net/SocketImpl;)V"),
    SOCKET_ACCEPTED("accepted", "(Ljava/net/SocketImpl;Ljava/net/SocketImpl;)V"),
    CONNECTING("connecting", "(Ljava/lang/Object;Ljava/io/FileDescriptor;Ljava/net/SocketAddress;I)V"),
    CONNECTED("connected", "(Ljava/net/SocketAddress;Ljava/io/FileDescriptor;)V"),
    CONNECT_FAILED("connectFailed", "(Ljava/lang/Throwable;Ljava/io/FileDescriptor;)V"),
    LISTENING("listening", "(Ljava/io/FileDescriptor;Ljava/net/SocketAddress;I)V"),
    ACCEPTING("accepting", "(Ljava/io/FileDescriptor;)V"),
    ACCEPTED(
            "accepted",
            "(Ljava/lang/Object;Ljava/io/FileDescriptor;Ljava/net/SocketAddress;Ljava/net/SocketAddress;"
                    + "Ljava/io/FileDescriptor;I)V"),
    HALF_CLOSING("halfClosing", "(Ljava/io/FileDescriptor;I)V"),
    CLOSING_GRACEFULLY("closingGracefully", "(Ljava/io/FileDescriptor;IZ)V"),
    CLOSING("closing", "(Ljava/io/FileDescriptor;)V"),
    CLOSING_KNOWING_RESET("closing", "(Ljava/io/FileDescriptor;Z)V"),

    HAND_OVER(Owner.HAND_OVER, "handOver", "(Ljava/lang/Object;)V"),
    TAKE_OVER(Owner.HAND_OVER, "takeOver", "(Ljava/lang/Object;)V"),
    HAND_OVER_ONCE(Owner.HAND_OVER, "handOverOnce", "(Ljava/lang/Object;)V"),
    HAND_OVER_TASK(Owner.HAND_OVER, "handOverTask", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    HAND_OVER_FOR_NEXT(Owner.HAND_OVER, "handOverForNext", "(Ljava/lang/Object;Ljava/lang/Iterable;)V"),
    HAND_OVER_FOR_FIRST(Owner.HAND_OVER, "handOverForFirst", "(Ljava/lang/Object;Ljava/lang/Iterable;)V"),
    HAND_OVER_IN_LINE(Owner.HAND_OVER, "handOverInLine", "(Ljava/lang/Object;)V"),
    BEGIN_NEXT(Owner.HAND_OVER, "beginNext", "(Ljava/lang/Object;)V"),
    PASS_ON(Owner.HAND_OVER, "passOn", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    PASS_ON_ONCE(Owner.HAND_OVER, "passOnOnce", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    BEGIN(Owner.HAND_OVER, "begin", "(Ljava/lang/Object;)V"),
    BEGIN_TASK(Owner.HAND_OVER, "beginTask", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    RESUME(Owner.HAND_OVER, "resume", "(Ljava/lang/Object;)V"),
    BEGIN_FOR(Owner.HAND_OVER, "beginFor", "(Ljava/lang/Object;)V"),
    TURN_TO(Owner.HAND_OVER, "turnTo", "(Ljava/lang/Object;)V"),
    BECAUSE(Owner.HAND_OVER, "because", "(I)V"),
    END(Owner.HAND_OVER, "end", "()V"),

    CARRIES(Owner.TRAFFIC, "carries", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    POOLED(Owner.TRAFFIC, "pooled", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    POOLED_ALIKE(Owner.TRAFFIC, "pooledAlike", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    OPENS(Owner.TRAFFIC, "opens", "()V"),
    OPENED(Owner.TRAFFIC, "opened", "(Ljava/lang/Object;)V"),
    PART_OF(Owner.TRAFFIC, "partOf", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    POOL_CLOSES(Owner.TRAFFIC, "poolCloses", "(Ljava/lang/Object;)V"),
    SEARCHING(Owner.TRAFFIC, "searching", "(Ljava/lang/Object;)V"),
    REQUEST(Owner.TRAFFIC, "request", "(Ljava/lang/Object;)V"),
    REQUEST_LIMITED(Owner.TRAFFIC, "request", "(Ljava/lang/Object;II)V"),
    ANSWERED(Owner.TRAFFIC, "answered", "(Ljava/lang/Object;)V"),
    HTTP_MESSAGE(Owner.TRAFFIC, "httpMessage", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    HTTP_MESSAGE_IF(Owner.TRAFFIC, "httpMessage", "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)V"),
    REQUEST_IF(Owner.TRAFFIC, "requestIf", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    REQUEST_UNLESS(Owner.TRAFFIC, "requestUnless", "(ZLjava/lang/Object;)V"),
    REQUEST_UNLESS_TUNNEL(Owner.TRAFFIC, "requestUnlessTunnel", "(Ljava/lang/Object;Ljava/lang/String;)V"),
    IDLE(Owner.TRAFFIC, "idle", "(Ljava/lang/Object;)V"),
    IDLE_FOR(Owner.TRAFFIC, "idle", "(Ljava/lang/Object;I)V"),
    IDLE_UNLESS(Owner.TRAFFIC, "idleUnless", "(ZLjava/lang/Object;)V"),
    GIVEN_BACK(Owner.TRAFFIC, "givenBack", "(Ljava/lang/Object;)V"),
    KEPT(Owner.TRAFFIC, "kept", "(Ljava/lang/Object;)V"),
    RETURNED(Owner.TRAFFIC, "returned", "(ZLjava/lang/Object;IJ)V"),
    LOOKS(Owner.TRAFFIC, "looks", "()V"),
    LOOKED(Owner.TRAFFIC, "looked", "()V"),
    TAKEN(Owner.TRAFFIC, "taken", "(Ljava/lang/Object;)V"),
    NOTED(Owner.TRAFFIC, "noted", "(Ljava/lang/Object;I)V"),
    NOTED_IF(Owner.TRAFFIC, "notedIf", "(ZLjava/lang/Object;I)V"),
    NOTED_UNLESS(Owner.TRAFFIC, "notedUnless", "(ZLjava/lang/Object;I)V"),
    NOTED_IF_CLOSE(Owner.TRAFFIC, "notedIfClose", "(Ljava/lang/Object;Ljava/lang/Object;I)V"),
    NOTED_IF_TIMEOUT(Owner.TRAFFIC, "notedIfTimeout", "(Ljava/lang/Throwable;Ljava/lang/Object;I)V"),
    NOTED_FROM(Owner.TRAFFIC, "notedFrom", "(JJLjava/lang/Object;I)V"),
    NOTED_IF_PAST(Owner.TRAFFIC, "notedIfPast", "(JLjava/lang/Object;I)V"),
    CLOSE_ASKED(Owner.TRAFFIC, "closeAsked", "(Ljava/lang/Object;)V"),
    HANDSHAKE_BEGINS(Owner.TRAFFIC, "handshakeBegins", "(Ljava/lang/Object;)V"),
    HANDSHAKE_ENDS(Owner.TRAFFIC, "handshakeEnds", "(Ljava/lang/Object;)V"),

    NATIVE_CONNECTING(Owner.NATIVE, "connecting", "(Ljava/lang/Object;Ljava/lang/Object;Ljava/net/SocketAddress;)V"),
    NATIVE_CONNECTED(Owner.NATIVE, "connected", "(ZLjava/lang/Object;)V"),
    NATIVE_CONNECT_RETURNED(Owner.NATIVE, "connectReturned", "(ILjava/lang/Object;)V"),
    NATIVE_LISTENING(Owner.NATIVE, "listening", "(Ljava/lang/Object;Ljava/lang/Object;Ljava/net/SocketAddress;)V"),
    NATIVE_ACCEPTED(
            Owner.NATIVE,
            "accepted",
            "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/net/SocketAddress;)V"),
    NATIVE_HALF_CLOSING(Owner.NATIVE, "halfClosing", "(Ljava/lang/Object;ZZ)V"),
    NATIVE_READ_RETURNED(Owner.NATIVE, "readReturned", "(ILjava/lang/Object;)V"),
    NATIVE_CLOSING(Owner.NATIVE, "closing", "(Ljava/lang/Object;)V");

    /** The classes that the methods belong to. */
    private static final class Owner {
        static final String HOOK = "java/net/ChurnscopeHook";
        static final String HAND_OVER = "java/net/ChurnscopeHandOver";
        static final String NATIVE = "java/net/ChurnscopeNative";
        static final String TRAFFIC = "java/net/ChurnscopeTraffic";
    }

    private final String owner;
    private final String methodName;
    private final String descriptor;

    HookMethod(String methodName, String descriptor) {
        this(Owner.HOOK, methodName, descriptor);
    }

    HookMethod(String owner, String methodName, String descriptor) {
        this.owner = owner;
        this.methodName = methodName;
        this.descriptor = descriptor;
    }

    /** Returns the internal name of the class that the method belongs to. */
    public String owner() {
        return owner;
    }

    /** Returns what is called where a method ends that this was called at the beginning of. */
    HookMethod counterpart() {
        return switch (this) {
            case BEGIN, BEGIN_NEXT, BEGIN_TASK, RESUME, BEGIN_FOR, BECAUSE -> END;
            case LOOKS -> LOOKED;
            default -> throw new IllegalStateException(this + " has no counterpart");
        };
    }

    /** Returns its name. */
    public String methodName() {
        return methodName;
    }

    /** Returns its descriptor, as a class file has it. */
    public String descriptor() {
        return descriptor;
    }

    /** Emits the call; its arguments must be on the stack. */
    void call(MethodVisitor code) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, methodName, descriptor, false);
    }
}
