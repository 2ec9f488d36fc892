// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.jfr;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Notices that this JVM makes its first recording, in whatever way: by its command line, {@code jcmd}, a console, or code of
 * the application.
 *
 * <p>All of them lead to one class of the JDK's, which is loaded before that recording can start. So no event is missed, and a
 * JVM without recordings, or without the module {@code jdk.jfr}, pays for nothing: this class knows that module by a name
 * alone. Changes no class. Safe for use by any number of threads.
 */
public final class RecordingDetector implements ClassFileTransformer {

    private static final String RECORDING = "jdk/jfr/internal/PlatformRecording";

    private final Instrumentation jvm;
    private final Runnable onFirst;
    private final Consumer<Throwable> onFailure;
    private final AtomicBoolean isSeen = new AtomicBoolean();

    private RecordingDetector(Instrumentation jvm, Runnable onFirst, Consumer<Throwable> onFailure) {
        this.jvm = jvm;
        this.onFirst = onFirst;
        this.onFailure = onFailure;
    }

    /**
     * Begins to watch.
     *
     * @param onFirst done once, on the thread that makes the recording and under locks of JFR's; or now, where there was one
     * @param onFailure told of what that throws, which goes no further
     */
    public static void begin(Instrumentation jvm, Runnable onFirst, Consumer<Throwable> onFailure) {
        var watch = new RecordingDetector(jvm, onFirst, onFailure);
        // As one that could change loaded classes, too, like the agent's other one: another kind would cost each class
        // that the
        // application loads a second call.
        jvm.addTransformer(watch, true);
        String name = RECORDING.replace('/', '.');
        for (Class<?> type : jvm.getInitiatedClasses(null)) {
            if (type.getName().equals(name)) {
                watch.see();
            }
        }
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (loader == null && RECORDING.equals(className)) {
            see();
        }
        return null;
    }

    private void see() {
        if (isSeen.compareAndSet(false, true)) {
            jvm.removeTransformer(this);
            try {
                onFirst.run();
            } catch (Throwable t) {
                onFailure.accept(t);
            }
        }
    }
}
