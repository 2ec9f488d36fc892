// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.netty;

import static dev.churnscope.instrument.patch.Insertion.FIRST;
import static dev.churnscope.instrument.patch.Insertion.THIS;
import static dev.churnscope.instrument.patch.Insertion.TOP;

import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.Insertion;
import dev.churnscope.instrument.patch.InsertionPoint;
import dev.churnscope.instrument.patch.Operand;
import java.util.List;

/**
 * One of Netty's two io_uring transports, which differ in their class names: that of 4.2, and the incubator's for 4.1.
 *
 * @param packageName internal name, with the trailing slash
 * @param name the common part of the names of its classes
 * @param resultSlot the local variable of the parameter of {@code connectComplete} that holds the result of the connect
 */
record IoUringClasses(String packageName, String name, int resultSlot) {

    String channel() {
        return packageName + "Abstract" + name + "Channel";
    }

    String unsafe() {
        return channel() + "$AbstractUringUnsafe";
    }

    private String streamChannel() {
        return packageName + "Abstract" + name + "StreamChannel";
    }

    /** The class that reads from a stream channel. */
    String streamUnsafe() {
        return streamChannel() + "$" + name + "StreamUnsafe";
    }

    String client() {
        return packageName + name + "SocketChannel";
    }

    String server() {
        return packageName + name + "ServerSocketChannel";
    }

    List<Insertion> insertions(String className, String prefix) {
        if (className.equals(unsafe())) {
            return List.of(new Insertion(
                    "connectComplete",
                    InsertionPoint.atEntry(),
                    HookMethod.NATIVE_CONNECT_RETURNED,
                    new Operand.IntLocal(resultSlot),
                    outer(prefix, unsafe(), channel())));
        }
        if (className.equals(streamUnsafe())) {
            return List.of(new Insertion(
                    "readComplete0",
                    InsertionPoint.beforeCall(
                            prefix + "netty/channel/unix/Errors", "ioResult", "(Ljava/lang/String;I)I"),
                    HookMethod.NATIVE_READ_RETURNED,
                    TOP,
                    outer(prefix, streamUnsafe(), streamChannel())));
        }
        if (className.equals(client())) {
            return accepted(prefix);
        }
        return className.equals(server())
                ? NativeServer.listening(prefix + server(), socket(prefix))
                : connectAndClose(prefix);
    }

    private List<Insertion> connectAndClose(String prefix) {
        String submit = "submitConnect(Ljava/net/InetSocketAddress;)V";
        return List.of(
                new Insertion(submit, InsertionPoint.around(), HookMethod.BEGIN, THIS),
                new Insertion(
                        submit, InsertionPoint.atEntry(), HookMethod.NATIVE_CONNECTING, THIS, socket(prefix), FIRST),
                new Insertion(
                        "doClose",
                        InsertionPoint.beforeCall(prefix + packageName + "LinuxSocket", "markClosed", "()Z"),
                        HookMethod.NATIVE_CLOSING,
                        TOP));
    }

    /** With multishot accept, one submission accepts many connections and does not return the peers' addresses. */
    private List<Insertion> accepted(String prefix) {
        String parameters = "L" + prefix + "netty/channel/Channel;" + socketType(prefix);
        return List.of(
                NativeServer.accepted("<init>(" + parameters + "Ljava/net/SocketAddress;)V", prefix + client()),
                NativeServer.accepted("<init>(" + parameters + ")V", prefix + client())
                        .optional());
    }

    private Operand.Field socket(String prefix) {
        return new Operand.Field(prefix + channel(), "socket", socketType(prefix));
    }

    private String socketType(String prefix) {
        return "L" + prefix + packageName + "LinuxSocket;";
    }

    private static Operand outer(String prefix, String inner, String outer) {
        return new Operand.Field(prefix + inner, "this$0", "L" + prefix + outer + ";");
    }
}
