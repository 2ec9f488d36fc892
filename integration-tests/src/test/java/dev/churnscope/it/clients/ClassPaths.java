// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/** Class paths of published libraries, resolved as the Maven that runs these tests resolves its own. */
public final class ClassPaths {

    private static final Map<List<String>, String> RESOLVED = new ConcurrentHashMap<>();

    private static final Context MAVEN = Runtimes.INSTANCE.getRuntime().create(settings());

    private ClassPaths() {}

    /** Returns a class path of these libraries and all that they need at run time; empty for none. */
    public static String of(List<String> coordinates) {
        return coordinates.isEmpty() ? "" : RESOLVED.computeIfAbsent(coordinates, ClassPaths::resolve);
    }

    private static String resolve(List<String> coordinates) {
        var collect = new CollectRequest();
        collect.setRepositories(MAVEN.remoteRepositories());
        for (String each : coordinates) {
            collect.addDependency(new Dependency(new DefaultArtifact(each), JavaScopes.RUNTIME));
        }
        var request = new DependencyRequest(collect, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
        try {
            return MAVEN
                    .repositorySystem()
                    .resolveDependencies(MAVEN.repositorySystemSession(), request)
                    .getArtifactResults()
                    .stream()
                    .map(result -> result.getArtifact().getFile().getPath())
                    .filter(path -> path.endsWith(".jar"))
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (DependencyResolutionException e) {
            throw new AssertionError("cannot resolve " + coordinates + ": " + e.getMessage(), e);
        }
    }

    private static ContextOverrides settings() {
        var settings = ContextOverrides.create().withUserSettings(true);
        given("churnscope.it.localRepository").map(Path::of).ifPresent(settings::withLocalRepositoryOverride);
        given("churnscope.it.userSettings").map(Path::of).ifPresent(settings::withUserSettingsXmlOverride);
        given("churnscope.it.globalSettings").map(Path::of).ifPresent(settings::withGlobalSettingsXmlOverride);
        given("churnscope.it.network").map("offline=true"::equals).ifPresent(settings::offline);
        return settings.build();
    }

    /** What Maven does not know it leaves as the expression that was written into the pom. */
    private static Optional<String> given(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .filter(value -> !value.isBlank() && !value.startsWith("$"));
    }
}
