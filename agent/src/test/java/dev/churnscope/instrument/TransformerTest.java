// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.churnscope.instrument.patch.HookCalls;
import dev.churnscope.instrument.patch.HookMethod;
import dev.churnscope.instrument.patch.JdkClassFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransformerTest {

    private static final String SOCKET = "sun/nio/ch/NioSocketImpl";
    private static final String CHANNEL = "sun/nio/ch/SocketChannelImpl";
    private static final String SERVER_CHANNEL = "sun/nio/ch/ServerSocketChannelImpl";

    private final List<String> failures = new ArrayList<>();
    private final Transformer transformer = new Transformer(
            (instrumentation, carries, reason) -> failures.add(instrumentation + ": " + reason.getMessage()));

    @Test
    void aTargetIsChanged() {
        byte[] patched = transform(CHANNEL, JdkClassFiles.read(CHANNEL));

        assertThat(HookCalls.in(patched)).contains(HookMethod.CONNECTING, HookMethod.CLOSING);
        assertThat(failures).isEmpty();
    }

    @Test
    void anyOtherClassIsLeftAlone() {
        assertThat(transform("java/lang/String", new byte[0])).isNull();
        assertThat(transform("sun/nio/ch/NioSocketImpl$1", new byte[0])).isNull();
        assertThat(transform(null, new byte[0])).isNull();
    }

    @Test
    void aClassOfTheSameNameInAnotherLoaderIsLeftAlone() {
        var loader = ClassLoader.getSystemClassLoader();

        assertThat(transformer.transform(loader, SOCKET, null, null, JdkClassFiles.read(SOCKET)))
                .isNull();
        assertThat(transformer.coverage()).containsEntry("jdk-socket", "idle");
    }

    @Test
    void beforeAnyClassIsLoadedAllIsIdle() {
        assertThat(transformer.coverage())
                .containsOnlyKeys(
                        Instrumentations.LIBRARIES.stream().map(Library::name).toArray(String[]::new))
                .containsKeys("jdk-socket", "jdk-socket-channel", "jdk-asynchronous-socket-channel")
                .allSatisfy((name, outcome) -> assertThat(outcome).isEqualTo("idle"));
    }

    @Test
    void oneChangedClassTurnsAnInstrumentationOn() {
        transform(CHANNEL, JdkClassFiles.read(CHANNEL));

        assertThat(transformer.coverage())
                .containsEntry("jdk-socket-channel", "on")
                .containsEntry("jdk-socket", "idle");
    }

    @Test
    void aClassThatIsNotAsExpectedIsLeftUnchangedAndReported() {
        transform(CHANNEL, JdkClassFiles.read(CHANNEL));
        byte[] patched = transform(SERVER_CHANNEL, JdkClassFiles.read("java/lang/Object"));

        assertThat(patched).isNull();
        assertThat(failures)
                .singleElement()
                .asString()
                .startsWith("jdk-socket-channel: sun.nio.ch.ServerSocketChannelImpl has no place for ");
        assertThat(transformer.coverage().get("jdk-socket-channel"))
                .startsWith("failed: sun.nio.ch.ServerSocketChannelImpl has no place for ");
    }

    @Test
    void aLibraryIsFullyInstrumentedUntilOneOfItsClassesFails() {
        assertThat(transformer.test(ServerSocketChannel.class)).isTrue();
        transform(SERVER_CHANNEL, JdkClassFiles.read("java/lang/Object"));

        assertThat(transformer.test(SocketChannel.class)).isTrue();
        assertThat(transformer.test(StringBuilder.class)).isTrue();
        assertThat(transformer.test(implementation())).isFalse();
    }

    private static Class<?> implementation() {
        try (var channel = ServerSocketChannel.open()) {
            return channel.getClass();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anUnreadableClassFileIsReported() {
        assertThat(transform(SOCKET, new byte[] {1, 2, 3})).isNull();
        assertThat(failures).hasSize(1);
        assertThat(transformer.coverage().get("jdk-socket")).startsWith("failed: ");
    }

    @Test
    void installingChangesWhatTheJvmHasLoadedAlready() throws Exception {
        Class<?> loaded;
        try (var channel = SocketChannel.open()) {
            loaded = channel.getClass();
        }
        var jvm = new FakeJvm(List.of(String.class, loaded, TransformerTest.class));

        transformer.install(jvm.instrumentation());

        assertThat(jvm.transformers).containsExactly(transformer);
        assertThat(jvm.retransformed).isEqualTo(List.of(loaded));
    }

    @Test
    void installingRetransformsNothingWhereNothingIsLoaded() throws Exception {
        var jvm = new FakeJvm(List.of(String.class));

        transformer.install(jvm.instrumentation());

        assertThat(jvm.retransformed).isNull();
    }

    private byte[] transform(String className, byte[] classFile) {
        return transformer.transform(null, className, null, null, classFile);
    }

    /** A JVM that has loaded certain classes, and records the calls made to it. */
    private static final class FakeJvm {

        private final List<Class<?>> loaded;
        private final List<Object> transformers = new ArrayList<>();
        private List<Object> retransformed;

        FakeJvm(List<Class<?>> loaded) {
            this.loaded = loaded;
        }

        java.lang.instrument.Instrumentation instrumentation() {
            return (java.lang.instrument.Instrumentation) Proxy.newProxyInstance(
                    TransformerTest.class.getClassLoader(),
                    new Class<?>[] {java.lang.instrument.Instrumentation.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "getAllLoadedClasses" -> loaded.toArray(Class<?>[]::new);
                        case "addTransformer" -> {
                            assertThat(arguments[1]).as("can retransform").isEqualTo(true);
                            transformers.add(arguments[0]);
                            yield null;
                        }
                        case "isModifiableClass" -> true;
                        case "retransformClasses" -> {
                            retransformed = List.of((Object[]) arguments[0]);
                            yield null;
                        }
                        default -> throw new AssertionError(method);
                    });
        }
    }
}
