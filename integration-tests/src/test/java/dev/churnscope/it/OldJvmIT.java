// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.life.OldJvm;

/** A JVM that is too old gets a sentence. */
class OldJvmIT {

    @OnEveryJdk
    void itIsToldWhatIsNeededAndRunsOn(Jdk jdk) {
        var result = AgentRun.of(OldJvm.class)
                .on(jdk)
                .withoutAgent()
                .args(AgentJar.path().toString())
                .expectOnStderr("churnscope: needs Java 17 or newer, this is 11\\.0\\.2; not attached")
                .run();
        assertThat(result.stdout()).isEqualTo("runs on\n");
    }
}
