// SPDX-License-Identifier: Apache-2.0
package com.example.life;

import com.example.Lifeline;
import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** Says that it is Java 11, and lets the agent in as a JVM does. */
public final class OldJvm {

    private OldJvm() {}

    public static void main(String[] arguments) throws Exception {
        Lifeline.hold();
        System.setProperty("java.specification.version", "11");
        System.setProperty("java.version", "11.0.2");
        var jar = Path.of(arguments[0]).toUri().toURL();
        try (var loader = new URLClassLoader(new URL[] {jar}, null)) {
            loader.loadClass("dev.churnscope.agent.Launcher")
                    .getMethod("premain", String.class, Instrumentation.class)
                    .invoke(null, "", null);
        }
        System.out.println("runs on");
    }
}
