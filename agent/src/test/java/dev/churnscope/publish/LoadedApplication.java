// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.publish;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** A {@link MeteredApplication} in a separate class loader, with its own copy of Micrometer. */
final class LoadedApplication implements Consumer<String>, ToDoubleFunction<String> {

    private final Object application;

    LoadedApplication() throws ReflectiveOperationException {
        var loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
        application = Class.forName(MeteredApplication.class.getName(), true, loader)
                .getConstructor()
                .newInstance();
    }

    /** Returns the class {@code Metrics} of its Micrometer, without initializing it. */
    Class<?> metrics() throws ClassNotFoundException {
        return Class.forName(
                "io.micrometer.core.instrument.Metrics",
                false,
                application.getClass().getClassLoader());
    }

    @Override
    @SuppressWarnings("unchecked")
    public void accept(String what) {
        ((Consumer<String>) application).accept(what);
    }

    @Override
    @SuppressWarnings("unchecked")
    public double applyAsDouble(String meter) {
        return ((ToDoubleFunction<String>) application).applyAsDouble(meter);
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.contains("micrometer") || path.endsWith("test-classes"))
                .map(LoadedApplication::url)
                .toArray(URL[]::new);
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
