// SPDX-License-Identifier: Apache-2.0
package dev.churnscope;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.churnscope.snapshot.Timeline;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages depend on each other in one direction. */
class ArchitectureTest {

    private static final String ROOT = "dev.churnscope";

    private static final Set<String> ALL = Set.of(
            "activity",
            "agent",
            "attach",
            "cli",
            "compare",
            "diagnose",
            "diff",
            "gate",
            "instrument",
            "jfr",
            "json",
            "junit",
            "kernel",
            "live",
            "merge",
            "metrics",
            "model",
            "publish",
            "record",
            "report",
            "snapshot",
            "stack",
            "text",
            "top");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void theseAreAllPackages() {
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.equals(ROOT))
                        .map(name -> name.split("\\.")[2]))
                .containsOnly(ALL.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "model, ''",
        "attach, ''",
        "stack, model",
        "activity, model",
        "record, 'model stack'",
        "snapshot, 'model stack activity record'",
        "jfr, 'model record diagnose'",
        "kernel, model",
        "diagnose, model",
        "json, ''",
        "text, model",
        "report, 'model json text'",
        "junit, 'model report'",
        "compare, model",
        "metrics, model",
        "live, 'model report metrics'",
        "publish, metrics",
        "diff, 'model compare report text'",
        "merge, model",
        "gate, 'model compare diagnose report text'",
        "instrument, 'model stack'",
        "top, 'model activity attach text'",
        "cli, 'top model kernel diagnose report text compare diff gate merge attach agent'"
    })
    void aPackageKnowsOnly(String name, String others) {
        var known = Set.of((others + " " + name).strip().split(" "));
        String[] forbidden = ALL.stream()
                .filter(other -> !known.contains(other))
                .map(ArchitectureTest::packageOf)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(packageOf(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .check(CLASSES);
    }

    /** The page and the JSON form are parts of a rendering; only files know all of them. */
    @ParameterizedTest
    @CsvSource({"json, ''", "html, 'json'"})
    void aPartOfReportsKnowsOnly(String name, String others) {
        String[] known = Stream.of((others + " " + name).strip().split(" "))
                .map(part -> packageOf("report." + part))
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(packageOf("report." + name))
                .should()
                .dependOnClassesThat(resideInAPackage(packageOf("report.*")).and(resideOutsideOfPackages(known)))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".report")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packageOf("report.html"), packageOf("report.file"))
                .check(CLASSES);
    }

    /** From the bottom up; {@code record} itself, which turns hook calls into counts, may depend on all of them. */
    @ParameterizedTest
    @CsvSource({
        "foreign, ''",
        "propagation, foreign",
        "socket, ''",
        "site, socket",
        "traffic, 'foreign propagation socket site'",
        "connection, 'foreign socket site traffic'",
        "port, 'socket site connection'",
        "close, 'propagation socket site traffic connection port'"
    })
    void aPartOfWhatIsRecordedKnowsOnly(String name, String others) {
        String[] known = Stream.of((others + " " + name).strip().split(" "))
                .map(part -> packageOf("record." + part))
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(packageOf("record." + name))
                .should()
                .dependOnClassesThat(resideInAPackage(packageOf("record")).and(resideOutsideOfPackages(known)))
                .check(CLASSES);
    }

    @Test
    void theseAreAllPartsOfWhatIsRecorded() {
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(ROOT + ".record."))
                        .map(name -> name.split("\\.")[3]))
                .containsOnly("foreign", "propagation", "socket", "site", "traffic", "connection", "port", "close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"patch", "jdk", "http", "netty", "driver", "server"})
    void whatIsDoneToOneFamilyOfLibrariesKnowsOnlyHowClassesArePatched(String family) {
        noClasses()
                .that()
                .resideInAPackage(packageOf("instrument." + family))
                .should()
                .dependOnClassesThat(resideInAPackage(packageOf("instrument"))
                        .and(resideOutsideOfPackages(packageOf("instrument.patch"), packageOf("instrument." + family))))
                .check(CLASSES);
    }

    /** An application need not have JUnit: an agent class that depends on it could not be loaded. */
    @Test
    void nobodyKnowsTheExtensionOfJUnit() {
        noClasses()
                .that()
                .resideOutsideOfPackage(packageOf("junit"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packageOf("junit"), "org.junit..")
                .check(CLASSES);
    }

    @Test
    void theRootKnowsNone() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".*..")
                .check(CLASSES);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyAgentAndCommandLineTalk() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packageOf("agent"), packageOf("cli"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "java.util.logging..")
                .check(CLASSES);
    }

    /** Application code waits for these packages, and may replace the implementation of some of what they must not use. */
    @Test
    void whatRunsOnTheApplicationsThreadsStaysAwayFromFilesLoggingManagementAndJson() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        packageOf("stack"), packageOf("record"), packageOf("snapshot"), packageOf("instrument"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.util.logging..", "javax.management..", "com.google.gson..")
                .check(CLASSES);
    }

    @Test
    void whatRunsOnTheApplicationsThreadsHasNoSynchronizedMethods() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(
                        packageOf("stack"), packageOf("record"), packageOf("snapshot"), packageOf("instrument"))
                .and()
                .areDeclaredInClassesThat()
                .doNotBelongToAnyOf(Timeline.class)
                .should()
                .notHaveModifier(JavaModifier.SYNCHRONIZED)
                .check(CLASSES);
    }

    private static String packageOf(String name) {
        return ROOT + "." + name + "..";
    }
}
