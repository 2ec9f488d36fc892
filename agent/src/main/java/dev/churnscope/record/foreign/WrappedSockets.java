// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.record.foreign;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * Unwraps sockets that have no connection of their own and delegate to another, such as those that an application's
 * {@code SSLSocketFactory} wraps around real ones to set their protocols.
 */
public final class WrappedSockets {

    private static final MethodHandle NONE =
            MethodHandles.dropArguments(MethodHandles.constant(Socket.class, null), 0, Socket.class);

    /** For each class of sockets the getter of the first field of type {@link Socket}. */
    private static final ClassValue<MethodHandle> GETTERS = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            var getter = getter(type);
            return getter == null ? NONE : getter;
        }
    };

    private WrappedSockets() {}

    /** Returns the socket that another wraps, or null. */
    public static @Nullable Socket within(Socket wrapper) throws Throwable {
        var wrapped = (Socket) GETTERS.get(wrapper.getClass()).invokeExact(wrapper);
        return wrapped == wrapper ? null : wrapped;
    }

    private static @Nullable MethodHandle getter(Class<?> wrapper) {
        for (Class<?> type = wrapper; type != null && type.getClassLoader() != null; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (Socket.class.isAssignableFrom(field.getType())) {
                    try {
                        return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                                .unreflectGetter(field)
                                .asType(MethodType.methodType(Socket.class, Socket.class));
                    } catch (ReflectiveOperationException | RuntimeException e) {
                        return null;
                    }
                }
            }
        }
        return null;
    }
}
