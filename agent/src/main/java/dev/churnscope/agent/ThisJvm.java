// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.agent;

import dev.churnscope.kernel.ProcFile;
import dev.churnscope.model.ProcessInfo;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Information about the JVM that the agent runs in. */
final class ThisJvm {

    /** Headroom for descriptors opened while the agent attaches. */
    private static final int HEADROOM = 1024;

    private ThisJvm() {}

    static ProcessInfo info(Instant attachedAt) {
        var process = ProcessHandle.current();
        return new ProcessInfo(
                process.pid(),
                host(),
                command(System.getProperty("sun.java.command", ""), System.getProperty("java.class.path", "")),
                System.getProperty("java.version", ""),
                System.getProperty("java.vm.name", ""),
                process.info().startInstant().orElse(attachedAt).toString(),
                attachedAt.toString());
    }

    /** Expands the template of a file name: {@code %p} pid, {@code %h} host, {@code %t} time of attach. */
    static String expand(String template, Instant attachedAt) {
        if (template.indexOf('%') < 0) {
            return template;
        }
        // Not every file system allows colons.
        String time = attachedAt.truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:Z]", "");
        return template.replace("%p", Long.toString(ProcessHandle.current().pid()))
                .replace("%h", host())
                .replace("%t", time);
    }

    /**
     * Returns an upper bound of this process's descriptor numbers, with headroom for those opened in the meantime; 0 if the
     * platform does not list them.
     */
    static int maxDescriptor() {
        String[] open = new File("/proc/self/fd").list();
        int highest = 0;
        for (String number : open == null ? new String[0] : open) {
            highest = Math.max(highest, Integer.parseInt(number));
        }
        return open == null ? 0 : highest + HEADROOM;
    }

    /**
     * Returns the main class or the file name of the jar.
     *
     * @param commandLine HotSpot's {@code sun.java.command}: the main class or jar, and the arguments
     */
    static String command(String commandLine, String classPath) {
        boolean isJar =
                !classPath.isEmpty() && (commandLine.equals(classPath) || commandLine.startsWith(classPath + " "));
        if (isJar) {
            // A jar's path may contain blanks; with -jar it is the whole class path.
            return Path.of(classPath).getFileName().toString();
        }
        int blank = commandLine.indexOf(' ');
        return blank < 0 ? commandLine : commandLine.substring(0, blank);
    }

    /** Returns the host name without a name service, which could be slow and whose queries can be observed. */
    static String host() {
        String kernelName = ProcFile.read(Path.of("/proc/sys/kernel/hostname"));
        if (kernelName != null) {
            return kernelName;
        }
        String windowsName = System.getenv("COMPUTERNAME");
        return windowsName != null ? windowsName : System.getenv().getOrDefault("HOSTNAME", "unknown");
    }
}
