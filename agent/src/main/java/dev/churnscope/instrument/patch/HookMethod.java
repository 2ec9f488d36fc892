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

    CAPTURE(Owner.PROPAGATION, "capture", "(Ljava/lang/Object;)V"),
    INHERIT(Owner.PROPAGATION, "inherit", "(Ljava/lang/Object;)V"),
    CAPTURE_IF_ABSENT(Owner.PROPAGATION, "captureIfAbsent", "(Ljava/lang/Object;)V"),
    CAPTURE_TASK(Owner.PROPAGATION, "captureTask", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    PROPAGATE_FROM_NEXT(Owner.PROPAGATION, "propagateFromNext", "(Ljava/lang/Object;Ljava/lang/Iterable;)V"),
    PROPAGATE_FROM_FIRST(Owner.PROPAGATION, "propagateFromFirst", "(Ljava/lang/Object;Ljava/lang/Iterable;)V"),
    ENQUEUE(Owner.PROPAGATION, "enqueue", "(Ljava/lang/Object;)V"),
    BEGIN_NEXT(Owner.PROPAGATION, "beginNext", "(Ljava/lang/Object;)V"),
    PROPAGATE(Owner.PROPAGATION, "propagate", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    PROPAGATE_IF_ABSENT(Owner.PROPAGATION, "propagateIfAbsent", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    BEGIN(Owner.PROPAGATION, "begin", "(Ljava/lang/Object;)V"),
    BEGIN_TASK(Owner.PROPAGATION, "beginTask", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    RESUME(Owner.PROPAGATION, "resume", "(Ljava/lang/Object;)V"),
    BEGIN_FOR(Owner.PROPAGATION, "beginFor", "(Ljava/lang/Object;)V"),
    SWITCH_TO(Owner.PROPAGATION, "switchTo", "(Ljava/lang/Object;)V"),
    BEGIN_CLOSING(Owner.PROPAGATION, "beginClosing", "(I)V"),
    END(Owner.PROPAGATION, "end", "()V"),

    ASSOCIATE(Owner.TRAFFIC, "associate", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    POOLED(Owner.TRAFFIC, "pooled", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    POOLED_INTERCHANGEABLE(Owner.TRAFFIC, "pooledInterchangeable", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    POOL_CONNECT_BEGINS(Owner.TRAFFIC, "poolConnectBegins", "()V"),
    POOL_CONNECT_ENDS(Owner.TRAFFIC, "poolConnectEnds", "(Ljava/lang/Object;)V"),
    CHILD_POOL_OF(Owner.TRAFFIC, "childPoolOf", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    POOL_CLOSES(Owner.TRAFFIC, "poolCloses", "(Ljava/lang/Object;)V"),
    LOOKUP_BEGINS(Owner.TRAFFIC, "lookupBegins", "(Ljava/lang/Object;)V"),
    REQUEST(Owner.TRAFFIC, "request", "(Ljava/lang/Object;)V"),
    REQUEST_LIMITED(Owner.TRAFFIC, "request", "(Ljava/lang/Object;II)V"),
    NOTED_IF_EVENT_STREAM(Owner.TRAFFIC, "notedIfEventStream", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    AWAITS_RESPONSE(Owner.TRAFFIC, "awaitsResponse", "(Ljava/lang/Object;)V"),
    RESPONDED(Owner.TRAFFIC, "responded", "(Ljava/lang/Object;)V"),
    RESPONDED_WITH(Owner.TRAFFIC, "responded", "(Ljava/lang/Object;I)V"),
    HTTP_MESSAGE(Owner.TRAFFIC, "httpMessage", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    HTTP_MESSAGE_IF(Owner.TRAFFIC, "httpMessage", "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)V"),
    REQUEST_IF(Owner.TRAFFIC, "requestIf", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
    REQUEST_UNLESS(Owner.TRAFFIC, "requestUnless", "(ZLjava/lang/Object;)V"),
    REQUEST_UNLESS_TUNNEL(Owner.TRAFFIC, "requestUnlessTunnel", "(Ljava/lang/Object;Ljava/lang/String;)V"),
    IDLE(Owner.TRAFFIC, "idle", "(Ljava/lang/Object;)V"),
    IDLE_FOR(Owner.TRAFFIC, "idle", "(Ljava/lang/Object;I)V"),
    IDLE_UNLESS(Owner.TRAFFIC, "idleUnless", "(ZLjava/lang/Object;)V"),
    RELEASING(Owner.TRAFFIC, "releasing", "(Ljava/lang/Object;)V"),
    RELEASED(Owner.TRAFFIC, "released", "(Ljava/lang/Object;)V"),
    RETURNED(Owner.TRAFFIC, "returned", "(ZLjava/lang/Object;IJ)V"),
    POLL_BEGINS(Owner.TRAFFIC, "pollBegins", "()V"),
    POLL_ENDS(Owner.TRAFFIC, "pollEnds", "()V"),
    ACQUIRED(Owner.TRAFFIC, "acquired", "(Ljava/lang/Object;)V"),
    NOTED(Owner.TRAFFIC, "noted", "(Ljava/lang/Object;I)V"),
    NOTED_IF(Owner.TRAFFIC, "notedIf", "(ZLjava/lang/Object;I)V"),
    NOTED_UNLESS(Owner.TRAFFIC, "notedUnless", "(ZLjava/lang/Object;I)V"),
    NOTED_IF_CLOSE(Owner.TRAFFIC, "notedIfClose", "(Ljava/lang/Object;Ljava/lang/Object;I)V"),
    NOTED_IF_TIMEOUT(Owner.TRAFFIC, "notedIfTimeout", "(Ljava/lang/Throwable;Ljava/lang/Object;I)V"),
    NOTED_FROM(Owner.TRAFFIC, "notedFrom", "(JJLjava/lang/Object;I)V"),
    NOTED_IF_PAST(Owner.TRAFFIC, "notedIfPast", "(JLjava/lang/Object;I)V"),
    CLOSE_REQUESTED(Owner.TRAFFIC, "closeRequested", "(Ljava/lang/Object;)V"),
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

    /** The internal names of the hook classes. */
    private static final class Owner {
        static final String HOOK = "java/net/ChurnscopeHook";
        static final String PROPAGATION = "java/net/ChurnscopePropagation";
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

    /** Returns the method to call at the end of an instrumented method at whose beginning this one is called. */
    HookMethod counterpart() {
        return switch (this) {
            case BEGIN, BEGIN_NEXT, BEGIN_TASK, RESUME, BEGIN_FOR, BEGIN_CLOSING -> END;
            case POLL_BEGINS -> POLL_ENDS;
            default -> throw new IllegalStateException(this + " has no counterpart");
        };
    }

    /** Returns its name. */
    public String methodName() {
        return methodName;
    }

    /** Returns its descriptor, as in a class file. */
    public String descriptor() {
        return descriptor;
    }

    /** Emits the call; its arguments must be on the stack. */
    void call(MethodVisitor code) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, methodName, descriptor, false);
    }
}
