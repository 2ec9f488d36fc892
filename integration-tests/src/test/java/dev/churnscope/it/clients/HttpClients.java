// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.clients;

import java.util.List;
import java.util.stream.Stream;

/** The HTTP clients that are supported, in the oldest and the newest version; their families in order. */
final class HttpClients {

    static final List<Library> ALL = Stream.of(
                    JdkClients.ALL,
                    ApacheClients.ALL,
                    ReactiveClients.ALL,
                    FrameworkClients.ALL,
                    StandaloneClients.ALL,
                    SpringClients.ALL,
                    ServiceClients.ALL,
                    NettyClients.ALL)
            .flatMap(List::stream)
            .toList();

    private HttpClients() {}
}
