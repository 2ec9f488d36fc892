// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.sites.HandedOver;
import java.util.HashMap;
import java.util.Map;

/** Connections on threads whose stacks have no line of the program: that of the line which handed over the work counts. */
class HandOverIT {

    @OnEveryJdk
    void aTaskThatIsNotTheProgramsOwnCodeBelongsToTheLineThatHandsItOver(Jdk jdk) {
        var report = AgentRun.of(HandedOver.class)
                .on(jdk)
                // The JVM trusts its own classes, and would not say that one was changed in a wrong way.
                .jvmArgs("-XX:+UnlockDiagnosticVMOptions", "-XX:+BytecodeVerificationLocal")
                .agentArgs("exclude=com.example.deep;com.example.wire")
                .run()
                .report();

        var expected = new HashMap<String, Long>();
        SourceLines.scenarios(HandedOver.class.getName()).keySet().forEach(scenario -> expected.put(scenario, 3L));
        expected.put("sharedFirst", (long) HandedOver.SHARED);
        expected.put("sharedSecond", (long) HandedOver.SHARED);
        if (!jdk.hasVirtualThreads()) {
            expected.remove("onVirtualThread");
        }
        assertThat(opened(report)).isEqualTo(expected);
        assertThat(report.coverage().instrumentations()).containsEntry("jdk-tasks", "on");
    }

    /** Returns the number of connections of each site, by the marker of its line. */
    private static Map<String, Long> opened(Report report) {
        var lines = SourceLines.scenarios(HandedOver.class.getName());
        var opened = new HashMap<String, Long>();
        for (var site : report.sites()) {
            String name = lines.entrySet().stream()
                    .filter(line -> site.callSite().className().equals(HandedOver.class.getName())
                            && line.getValue().equals(site.callSite().line()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(site.callSite().toString());
            opened.merge(name, site.opened(), Long::sum);
        }
        return opened;
    }
}
