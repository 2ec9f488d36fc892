// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.security.ProtectionDomain;

/**
 * Defines the class that calls an application's Micrometer.
 *
 * <pre>
 *   loader that has Micrometer         AgentClassLoader
 *   (of the application)               (ApplicationRegistry)
 *              \                        /
 *               BridgeLoader (GlobalRegistry)
 * </pre>
 *
 * <p>The application sees nothing of it, since this loader is a child of its own. Micrometer's classes come from the
 * application's loader; the interface through which the agent calls the bridge is the agent's, even if the application has
 * the agent's jar on its class path, and so another class of that name.
 */
final class BridgeLoader extends ClassLoader {

    private static final String BRIDGE = "dev.churnscope.micrometer.GlobalRegistry";

    /**
     * The class file's name in the jar: in no place where a class loader looks, or where shading would relocate the classes
     * that it calls.
     */
    private static final String CLASS_FILE = "META-INF/churnscope/micrometer/GlobalRegistry.classdata";

    private static final ProtectionDomain DOMAIN = BridgeLoader.class.getProtectionDomain();

    private BridgeLoader(ClassLoader application) {
        super("churnscope-micrometer", application);
    }

    /**
     * Returns a new bridge.
     *
     * @param metrics the application's {@code io.micrometer.core.instrument.Metrics}
     */
    static ApplicationRegistry bridgeTo(Class<?> metrics) throws ReflectiveOperationException, IOException {
        return (ApplicationRegistry) new BridgeLoader(metrics.getClassLoader())
                .defineBridge()
                .getConstructor()
                .newInstance();
    }

    private Class<?> defineBridge() throws IOException {
        try (var classFile = BridgeLoader.class.getClassLoader().getResourceAsStream(CLASS_FILE)) {
            if (classFile == null) {
                throw new FileNotFoundException(CLASS_FILE + " is missing from the agent's jar");
            }
            byte[] bytes = classFile.readAllBytes();
            return defineClass(BRIDGE, bytes, 0, bytes.length, DOMAIN);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.equals(ApplicationRegistry.class.getName())
                ? ApplicationRegistry.class
                : super.loadClass(name, resolve);
    }
}
