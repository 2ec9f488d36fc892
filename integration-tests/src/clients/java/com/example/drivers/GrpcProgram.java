// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import static io.grpc.stub.ClientCalls.blockingUnaryCall;
import static io.grpc.stub.ClientCalls.futureUnaryCall;

import com.example.Kernel;
import com.example.Scenarios;
import com.example.relay.Relayed;
import io.grpc.CallOptions;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.ArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** gRPC, over whichever transport is on the class path. */
public final class GrpcProgram {

    private static final byte[] MESSAGE = new byte[3];

    private GrpcProgram() {}

    public static void main(String[] arguments) {
        Scenarios.run(
                Relayed.of(arguments),
                GrpcProgram::shared,
                GrpcProgram::perCall,
                GrpcProgram::asynchronous,
                GrpcProgram::eager,
                GrpcProgram::idle);
    }

    private static void shared(Relayed server) throws InterruptedException {
        var channel = channel(server, "shared").build();
        for (int i = 0; i < 2; i++) {
            blockingUnaryCall(channel, GrpcBytes.ECHO, CallOptions.DEFAULT, MESSAGE); // shared
            another(channel);
        }
        channel.shutdown(); // shared closes
        await(channel);
    }

    /** Uses the connection that another line has opened. */
    private static void another(ManagedChannel channel) {
        blockingUnaryCall(channel, GrpcBytes.ECHO, CallOptions.DEFAULT, MESSAGE);
    }

    private static void perCall(Relayed server) throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            var channel = channel(server, "perCall").build();
            blockingUnaryCall(channel, GrpcBytes.ECHO, CallOptions.DEFAULT, MESSAGE); // perCall
            channel.shutdown(); // perCall closes
            await(channel);
        }
    }

    private static void asynchronous(Relayed server) throws Exception {
        var channel = channel(server, "asynchronous").build();
        var answers = new ArrayList<Future<byte[]>>();
        for (int i = 0; i < 5; i++) {
            var call = channel.newCall(GrpcBytes.ECHO, CallOptions.DEFAULT); // asynchronous
            answers.add(futureUnaryCall(call, MESSAGE));
        }
        for (var answer : answers) {
            answer.get();
        }
        channel.shutdownNow(); // asynchronous closes
        await(channel);
    }

    private static void eager(Relayed server) throws InterruptedException {
        var channel = channel(server, "eager").build();
        channel.getState(true); // eager
        while (channel.getState(false) != ConnectivityState.READY) {
            Thread.sleep(10);
        }
        another(channel);
        channel.shutdown(); // eager closes
        await(channel);
    }

    /** A channel without calls disconnects; the next call connects again, on a line of its own. */
    private static void idle(Relayed server) throws InterruptedException {
        var channel = channel(server, "idle").idleTimeout(1, TimeUnit.SECONDS).build();
        for (int i = 0; i < 2; i++) {
            blockingUnaryCall(channel, GrpcBytes.ECHO, CallOptions.DEFAULT, MESSAGE); // idle
            while (channel.getState(false) != ConnectivityState.IDLE) {
                Thread.sleep(10);
            }
            // An idle channel keeps its connection for another five seconds.
            Kernel.awaitNoneEstablished(server.port("idle"));
        }
        channel.shutdown();
        await(channel);
    }

    private static ManagedChannelBuilder<?> channel(Relayed server, String scenario) {
        return ManagedChannelBuilder.forAddress(server.host(), server.port(scenario))
                .usePlaintext();
    }

    private static void await(ManagedChannel channel) throws InterruptedException {
        if (!channel.awaitTermination(5, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the channel does not end");
        }
    }
}
