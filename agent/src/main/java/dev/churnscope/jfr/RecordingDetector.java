// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.jfr;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Detects that this JVM creates its first recording, in any way: by its command line, {@code jcmd}, a console, or
 * application code.
 *
 * <p>All of them load the same class of the JDK before the recording can start. So no event is missed, and a JVM without
 * recordings, or without the module {@code jdk.jfr}, pays nothing: this class refers to that module by a class name only.
 * Changes no class. Thread-safe.
 */
public final class RecordingDetector implements ClassFileTransformer {

    private static final String RECORDING = "jdk/jfr/internal/PlatformRecording";

    private final Instrumentation jvm;
    private final Runnable onFirst;
    private final Consumer<Throwable> onFailure;
    private final AtomicBoolean isFound = new AtomicBoolean();

    private RecordingDetector(Instrumentation jvm, Runnable onFirst, Consumer<Throwable> onFailure) {
        this.jvm = jvm;
        this.onFirst = onFirst;
        this.onFailure = onFailure;
    }

    /**
     * Starts watching.
     *
     * @param onFirst called once, on the thread that creates the first recording and under JFR's locks; or now, if there
     *     was one already
     * @param onFailure notified of what {@code onFirst} throws, which is not propagated
     */
    public static void begin(Instrumentation jvm, Runnable onFirst, Consumer<Throwable> onFailure) {
        var detector = new RecordingDetector(jvm, onFirst, onFailure);
        // Registered as retransformation-capable, like the agent's other transformers: a second kind would cost an
        // extra call for each class loaded.
        jvm.addTransformer(detector, true);
        String name = RECORDING.replace('/', '.');
        for (Class<?> type : jvm.getInitiatedClasses(null)) {
            if (type.getName().equals(name)) {
                detector.recordingFound();
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
            recordingFound();
        }
        return null;
    }

    private void recordingFound() {
        if (isFound.compareAndSet(false, true)) {
            jvm.removeTransformer(this);
            try {
                onFirst.run();
            } catch (Throwable t) {
                onFailure.accept(t);
            }
        }
    }
}
