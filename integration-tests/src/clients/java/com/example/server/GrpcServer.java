// SPDX-License-Identifier: Apache-2.0
package com.example.server;

import com.example.Lifeline;
import com.example.drivers.GrpcBytes;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.io.IOException;

/** Answers every gRPC call with what it was sent. Prints its port; ends with its stdin. */
public final class GrpcServer {

    private GrpcServer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Lifeline.hold();
        var echo = ServerCalls.<byte[], byte[]>asyncUnaryCall((request, answer) -> {
            answer.onNext(request);
            answer.onCompleted();
        });
        var service = ServerServiceDefinition.builder(GrpcBytes.SERVICE)
                .addMethod(GrpcBytes.ECHO, echo)
                .build();
        var server = NettyServerBuilder.forPort(0).addService(service).build().start();
        System.out.println(server.getPort());
        // All of its threads are daemons.
        server.awaitTermination();
    }
}
