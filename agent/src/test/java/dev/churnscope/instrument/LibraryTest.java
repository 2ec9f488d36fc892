// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.churnscope.instrument.patch.ClosingMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryTest {

    @Test
    void aClassIsMatchedByItsPrefix() {
        var library = Library.named("okhttp", "okhttp3/", "okio/");

        assertThat(library.nameOf("okhttp3/OkHttpClient")).isEqualTo("okhttp3/OkHttpClient");
        assertThat(library.nameOf("okio/Okio")).isEqualTo("okio/Okio");
        assertThat(library.nameOf("com/shop/okhttp3/OkHttpClient")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "io/netty/channel/Channel, netty/channel/Channel",
        "io/grpc/netty/shaded/io/netty/channel/Channel, netty/channel/Channel",
        "com/datastax/oss/driver/shaded/netty/channel/Channel, netty/channel/Channel",
        "com/shop/Channel, ",
    })
    void aRelocatedClassIsMatchedByItsOriginalName(String className, String name) {
        assertThat(Library.relocatable("netty", "netty/").nameOf(className)).isEqualTo(name);
    }

    @Test
    void everyLibraryOfTheListCanBeCreated() {
        for (var library : Instrumentations.LIBRARIES) {
            assertThatCode(() -> Instrumentations.create(library.name()))
                    .as(library.name())
                    .doesNotThrowAnyException();
        }
        assertThat(Instrumentations.LIBRARIES).extracting(Library::name).doesNotHaveDuplicates();
    }

    @Test
    void theClassesOfALibraryMatchItsPrefixes() {
        for (var library : Instrumentations.LIBRARIES) {
            var instrumentation = Instrumentations.create(library.name());
            assertThat(instrumentation.classNames()).allSatisfy(className -> {
                assertThat(library.nameOf(className)).as(library.name()).isEqualTo(className);
                assertThat(instrumentation.insertions(className, ""))
                        .as(className)
                        .isNotEmpty();
            });
            assertThat(instrumentation.closingMethods())
                    .extracting(ClosingMethod::className)
                    .allSatisfy(className -> assertThat(library.nameOf(className))
                            .as(library.name())
                            .isNotNull());
        }
    }
}
