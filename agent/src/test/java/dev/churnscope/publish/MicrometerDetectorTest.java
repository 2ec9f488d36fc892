// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicrometerDetectorTest {

    private static final byte[] ANY = {};

    private final MicrometerDetector detector = new MicrometerDetector();
    private final ClassLoader loader = getClass().getClassLoader();

    @Test
    void micrometerIsDetectedOnceWhenLoadedAndNothingIsChanged() {
        assertThat(detector.transform(loader, "io/micrometer/core/instrument/Metrics", null, null, ANY))
                .isNull();

        assertThat(detector.newCopies()).isEqualTo(List.of(Metrics.class));
        assertThat(detector.newCopies()).isEmpty();
    }

    @Test
    void otherClassesAreIgnored() {
        detector.transform(loader, "io/micrometer/core/instrument/MetricsTest", null, null, ANY);
        detector.transform(loader, "com/shop/shaded/io/micrometer/core/instrument/Metrics", null, null, ANY);
        detector.transform(loader, null, null, null, ANY);

        assertThat(detector.newCopies()).isEmpty();
    }

    @Test
    void aClassThatTheLoaderCouldNotDefineIsIgnored() {
        detector.transform(
                ClassLoader.getPlatformClassLoader(), "io/micrometer/core/instrument/Metrics", null, null, ANY);

        assertThat(detector.newCopies()).isEmpty();
    }
}
