// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent's classes separately from the application's.
 *
 * <pre>
 *   boot loader         java.base, with ChurnscopeHook and ChurnscopeProbe defined into it
 *   platform loader     java.sql, java.net.http, ...
 *     |        \
 *   app loader   AgentClassLoader      the same jar twice: the JVM loads it on the left, and Launcher switches to the
 *   application  agent                 right, where everything else runs
 * </pre>
 *
 * <p>Packages that are opened to the agent must not be opened to the application, whose libraries try such access (Netty
 * does with {@code sun.nio.ch}) and behave differently if it succeeds. Packages are opened to modules, and a separate class
 * loader gives the agent its own unnamed module. It also keeps classes on the application's class path from replacing those
 * of the agent.
 *
 * <p>{@link java.net.URLClassLoader} would do the same, but takes about ten milliseconds longer to start.
 */
final class AgentClassLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    /** The jar's own protection domain, so that a security manager grants its classes the same permissions. */
    private static final ProtectionDomain DOMAIN = AgentClassLoader.class.getProtectionDomain();

    private final File file;
    private final JarFile jar;

    /** @param file the agent's jar; stays open until the JVM ends, as the agent does */
    AgentClassLoader(File file) throws IOException {
        super("churnscope", getPlatformClassLoader());
        this.file = file;
        this.jar = new JarFile(file);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (var classFile = open(name.replace('.', '/') + ".class")) {
            if (classFile == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = classFile.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length, DOMAIN);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        try {
            return open(name);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        try {
            return jar.getEntry(name) == null
                    ? null
                    : URI.create("jar:" + file.toURI() + "!/" + name).toURL();
        } catch (MalformedURLException e) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        var resource = findResource(name);
        return Collections.enumeration(resource == null ? List.of() : List.of(resource));
    }

    private @Nullable InputStream open(String name) throws IOException {
        var entry = jar.getJarEntry(name);
        return entry == null ? null : jar.getInputStream(entry);
    }
}
