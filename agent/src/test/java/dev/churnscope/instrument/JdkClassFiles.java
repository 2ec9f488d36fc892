// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The class files of the JDK that runs the test, and a class loader that verifies changed ones. */
final class JdkClassFiles {

    private JdkClassFiles() {}

    /** @param className internal name */
    static byte[] read(String className) {
        try {
            for (var module : ModuleLayer.boot().modules()) {
                if (module.getPackages()
                        .contains(className
                                .substring(0, className.lastIndexOf('/'))
                                .replace('/', '.'))) {
                    try (var file = module.getResourceAsStream(className + ".class")) {
                        if (file != null) {
                            return file.readAllBytes();
                        }
                    }
                }
            }
            throw new AssertionError("no class " + className + " in the JDK");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Has the JVM verify a class file, which it does not do for classes of its own.
     *
     * @throws VerifyError if it is not valid
     */
    static void verify(String className, byte[] classFile) throws ClassNotFoundException {
        // Asking for the methods links the class, which verifies it, and does not initialize it.
        new Verifying(Map.of(className.replace('/', '.'), classFile))
                .loadClass(className.replace('/', '.'))
                .getDeclaredMethods();
    }

    /** Defines the JDK's internal packages anew: a class can only extend what its own loader defined. */
    private static final class Verifying extends ClassLoader {

        private final Map<String, byte[]> changed;

        Verifying(Map<String, byte[]> changed) {
            super(getPlatformClassLoader());
            this.changed = changed;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            var loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            if (!name.startsWith("sun.") && !name.startsWith("jdk.internal.")) {
                return super.loadClass(name, resolve);
            }
            byte[] file = changed.containsKey(name) ? changed.get(name) : read(name.replace('.', '/'));
            return defineClass(name, file, 0, file.length);
        }
    }
}
