// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench.hooks;

import java.lang.invoke.MethodHandles;
import java.util.concurrent.atomic.LongAdder;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Recorders for hooks, besides the agent's own.
 *
 * <p>What a recorder implements is protected, and more is added to it with each library. So these are written at run time,
 * into the package of the hooks, whatever they have; {@code java.net} must be open to this.
 */
final class Hooks {

    private Hooks() {}

    /** Returns the recorder that the agent has installed. */
    static <T> T installed(Class<T> hook) throws ReflectiveOperationException {
        var recorder = hook.cast(MethodHandles.privateLookupIn(hook, MethodHandles.lookup())
                .findStaticVarHandle(hook, "installed", hook)
                .getVolatile());
        if (recorder == null) {
            throw new IllegalStateException("the agent is not attached");
        }
        return recorder;
    }

    /** Returns a recorder that does nothing: what a call of it is measured to take is what measuring takes. */
    static <T> T empty(Class<T> hook) throws ReflectiveOperationException {
        return define(hook, recorder(hook, "Empty", StubMethod.INSTANCE));
    }

    /** Returns a recorder that passes everything on to another, and counts the calls and how long they take. */
    static <T> T timed(Class<T> hook, T recorder, HookTime time) throws ReflectiveOperationException {
        var propagate = MethodCall.invokeSelf().onField("recorder").withAllArguments();
        var timed = define(
                hook,
                recorder(
                                hook,
                                "Timed" + recorder.getClass().getSimpleName(),
                                Advice.to(Clock.class).wrap(propagate))
                        .defineField("recorder", hook, Visibility.PUBLIC)
                        .defineField("calls", LongAdder.class, Visibility.PUBLIC)
                        .defineField("nanos", LongAdder.class, Visibility.PUBLIC));
        timed.getClass().getField("recorder").set(timed, recorder);
        timed.getClass().getField("calls").set(timed, time.calls());
        timed.getClass().getField("nanos").set(timed, time.nanos());
        return timed;
    }

    private static <T> DynamicType.Builder<T> recorder(Class<T> hook, String suffix, Implementation implementation) {
        return new ByteBuddy(ClassFileVersion.JAVA_V17)
                .subclass(hook)
                .name(hook.getName() + suffix)
                .method(ElementMatchers.isAbstract())
                .intercept(implementation);
    }

    private static <T> T define(Class<T> hook, DynamicType.Builder<T> recorder) throws ReflectiveOperationException {
        byte[] code;
        try (var made = recorder.make()) {
            code = made.getBytes();
        }
        var type = MethodHandles.privateLookupIn(hook, MethodHandles.lookup()).defineClass(code);
        return hook.cast(type.getConstructor().newInstance());
    }
}
