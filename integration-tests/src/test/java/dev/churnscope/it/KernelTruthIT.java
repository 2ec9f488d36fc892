// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.ends.Matrix;
import java.util.ArrayList;
import java.util.List;

/** Several hundred connections of one process, over mixed transports and ended in every way. */
class KernelTruthIT {

    @OnEveryJdk
    void whatWeClosedFirstIsWhatTheKernelHoldsInTimeWait(Jdk jdk) {
        var transports = TestedTransport.all().stream()
                .filter(transport -> jdk.hasVirtualThreads() || !transport.needsVirtualThreads())
                .filter(transport -> transport.closesItsSockets() && !transport.isTls())
                .map(TestedTransport::name)
                .toList();
        var arguments = new ArrayList<>(List.of("3", "none"));
        arguments.addAll(transports);
        var result = AgentRun.of(Matrix.class)
                .on(jdk)
                .args(arguments.toArray(String[]::new))
                .inNewNetworkNamespace()
                .run();
        assertThat(result.report().totals().closes("localFin")).isGreaterThan(200);
        KernelTruth.check(result);
    }
}
