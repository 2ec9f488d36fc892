// SPDX-License-Identifier: Apache-2.0
package com.example.mistakes;

import static io.grpc.stub.ClientCalls.blockingUnaryCall;

import com.example.WrongOrRight;
import com.example.drivers.GrpcBytes;
import com.example.relay.Relayed;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.concurrent.TimeUnit;

/** What goes wrong with gRPC. */
final class GrpcMistakes {

    private static final int UNITS = 24;

    private GrpcMistakes() {}

    public static void main(String[] arguments) {
        WrongOrRight.relayed(GrpcMistakes.class, arguments);
    }

    static void channelPerCall(Relayed server) throws InterruptedException {
        for (int i = 0; i < UNITS; i++) {
            var channel = channel(server);
            call(channel);
            end(channel);
        }
    }

    static void channelPerCallRight(Relayed server) throws InterruptedException {
        var channel = channel(server);
        for (int i = 0; i < UNITS; i++) {
            call(channel);
        }
        end(channel);
    }

    private static void call(ManagedChannel channel) {
        blockingUnaryCall(channel, GrpcBytes.ECHO, CallOptions.DEFAULT, new byte[3]);
    }

    private static ManagedChannel channel(Relayed server) {
        return ManagedChannelBuilder.forAddress(server.host(), server.port("channelPerCall"))
                .usePlaintext()
                .build(); // channelPerCall
    }

    private static void end(ManagedChannel channel) throws InterruptedException {
        channel.shutdown();
        channel.awaitTermination(5, TimeUnit.SECONDS);
    }
}
