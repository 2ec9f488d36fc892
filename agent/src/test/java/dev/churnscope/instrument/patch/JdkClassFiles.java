// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument.patch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The class files of the JDK that runs the test, and a class loader that verifies patched ones. */
public final class JdkClassFiles {

    private JdkClassFiles() {}

    /** @param className internal name */
    public static byte[] read(String className) {
        byte[] classFile = find(className);
        if (classFile == null) {
            throw new AssertionError("no class " + className + " in the JDK");
        }
        return classFile;
    }

    /** @param className internal name */
    public static boolean has(String className) {
        return find(className) != null;
    }

    private static byte @Nullable [] find(String className) {
        String packageName = className.substring(0, className.lastIndexOf('/')).replace('/', '.');
        for (var module : ModuleLayer.boot().modules()) {
            if (module.getPackages().contains(packageName)) {
                try (var file = module.getResourceAsStream(className + ".class")) {
                    return file == null ? null : file.readAllBytes();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return null;
    }

    /**
     * Has the JVM verify a class file, which it does not do for JDK classes.
     *
     * @throws VerifyError if it is not valid
     */
    public static void verify(String className, byte[] classFile) throws ClassNotFoundException {
        // Getting the methods links the class, which verifies it, and does not initialize it.
        new Verifying(Map.of(className.replace('/', '.'), classFile))
                .loadClass(className.replace('/', '.'))
                .getDeclaredMethods();
    }

    /** Defines the JDK's internal packages again, since their classes can only extend those of the same loader. */
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
