// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicrometerDetectorTest {

    private static final byte[] ANY = {};

    private final MicrometerDetector watch = new MicrometerDetector();
    private final ClassLoader loader = getClass().getClassLoader();

    @Test
    void micrometerIsSeenOnceAsItIsLoadedAndNothingIsChanged() {
        assertThat(watch.transform(loader, "io/micrometer/core/instrument/Metrics", null, null, ANY))
                .isNull();

        assertThat(watch.seen()).isEqualTo(List.of(Metrics.class));
        assertThat(watch.seen()).isEmpty();
    }

    @Test
    void otherClassesAreNot() {
        watch.transform(loader, "io/micrometer/core/instrument/MetricsTest", null, null, ANY);
        watch.transform(loader, "com/shop/shaded/io/micrometer/core/instrument/Metrics", null, null, ANY);
        watch.transform(loader, null, null, null, ANY);

        assertThat(watch.seen()).isEmpty();
    }

    @Test
    void norIsAClassThatTheLoaderCouldNotDefine() {
        watch.transform(ClassLoader.getPlatformClassLoader(), "io/micrometer/core/instrument/Metrics", null, null, ANY);

        assertThat(watch.seen()).isEmpty();
    }
}
