// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.bench.client;

import io.grpc.CallOptions;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.util.concurrent.TimeUnit;

/** gRPC, as a blocking stub calls it. */
final class GrpcClient {

    private static final int MESSAGE_BYTES = 16;

    private GrpcClient() {}

    static Client open(Target target) {
        var channel = NettyChannelBuilder.forAddress(Target.HOST, target.grpcPort())
                .usePlaintext()
                .build();
        var message = new byte[MESSAGE_BYTES];
        return new Client(
                () -> ClientCalls.blockingUnaryCall(channel, Echo.METHOD, CallOptions.DEFAULT, message),
                () -> channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS));
    }
}
