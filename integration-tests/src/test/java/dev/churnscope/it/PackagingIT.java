// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.example.life.Doors;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What an application sees of the jar that is put before it. */
class PackagingIT {

    private static final String LAUNCHER = "dev/churnscope/agent/Launcher.class";
    private static final int JAVA_8 = 52;
    private static final int JAVA_17 = 61;

    @Test
    void theManifestNamesTheEntryForEveryWayIn() throws IOException {
        try (var jar = new JarFile(AgentJar.path().toFile())) {
            assertThat(jar.getManifest().getMainAttributes())
                    .contains(
                            entry(new Attributes.Name("Premain-Class"), "dev.churnscope.agent.Launcher"),
                            entry(new Attributes.Name("Agent-Class"), "dev.churnscope.agent.Launcher"),
                            entry(Attributes.Name.MAIN_CLASS, "dev.churnscope.agent.Launcher"),
                            entry(new Attributes.Name("Can-Retransform-Classes"), "true"))
                    .doesNotContainKey(new Attributes.Name("Boot-Class-Path"));
        }
    }

    @Test
    void noClassIsOutsideTheAgentsPackage() throws IOException {
        assertThat(names())
                .filteredOn(name -> name.endsWith(".class"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("dev/churnscope/"));
    }

    @Test
    void noServiceIsOneThatAnApplicationLooksFor() throws IOException {
        assertThat(names())
                .filteredOn(name -> name.startsWith("META-INF/services/") && !name.endsWith("/"))
                .allMatch(name -> name.startsWith("META-INF/services/dev.churnscope."));
        for (String name : names()) {
            if (name.startsWith("META-INF/services/") && !name.endsWith("/")) {
                assertThat(AgentJar.read(name).lines()).allMatch(line -> line.startsWith("dev.churnscope."));
            }
        }
    }

    @Test
    void nothingIsInItTwice() throws IOException {
        assertThat(names()).doesNotHaveDuplicates();
    }

    @Test
    void theLicenceOfEachLibraryThatIsInItIsToo() throws IOException {
        String shaded = "dev/churnscope/shaded/";
        var libraries = names().stream()
                .filter(name -> name.startsWith(shaded) && name.endsWith(".class"))
                .map(name -> name.substring(shaded.length(), name.indexOf('/', shaded.length())))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(libraries).contains("bytebuddy");
        assertThat(names())
                .containsAll(libraries.stream()
                        .map(library -> "META-INF/churnscope/licenses/" + library + ".txt")
                        .toList());
    }

    @Test
    void onlyTheEntryIsForOldJvms() throws IOException {
        try (var jar = new JarFile(AgentJar.path().toFile())) {
            for (var each : jar.stream().toList()) {
                String name = each.getName();
                if (name.endsWith(".class") || name.endsWith(".classdata")) {
                    try (var in = jar.getInputStream(each)) {
                        int version = version(in);
                        if (name.equals(LAUNCHER)) {
                            assertThat(version).as(name).isEqualTo(JAVA_8);
                        } else if (name.startsWith("dev/churnscope/shaded/")) {
                            assertThat(version).as(name).isLessThanOrEqualTo(JAVA_17);
                        } else {
                            assertThat(version).as(name).isEqualTo(JAVA_17);
                        }
                    }
                }
            }
        }
    }

    @OnEveryJdk
    void noDoorIntoTheJdkIsOpenedToTheApplication(Jdk jdk) {
        var without = AgentRun.of(Doors.class).on(jdk).withoutAgent().run();
        var with = AgentRun.of(Doors.class).on(jdk).run();
        assertThat(without.stdout()).contains("sun.nio.ch.SelectorImpl closed").doesNotContain("open");
        assertThat(with.stdout()).isEqualTo(without.stdout());
    }

    private static int version(InputStream classFile) throws IOException {
        var in = new DataInputStream(classFile);
        assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
        in.readUnsignedShort();
        return in.readUnsignedShort();
    }

    /** The names as they stand in the file: the index of a zip hides what is there twice. */
    private static List<String> names() throws IOException {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(Files.newInputStream(AgentJar.path()))) {
            for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
                names.add(next.getName());
            }
        }
        return names;
    }
}
