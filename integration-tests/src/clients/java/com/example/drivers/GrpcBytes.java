// SPDX-License-Identifier: Apache-2.0
package com.example.drivers;

import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A gRPC service of one method, whose messages are bytes: nothing has to be generated. */
public final class GrpcBytes implements MethodDescriptor.Marshaller<byte[]> {

    public static final String SERVICE = "shop";

    public static final MethodDescriptor<byte[], byte[]> ECHO = MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(SERVICE + "/echo")
            .setRequestMarshaller(new GrpcBytes())
            .setResponseMarshaller(new GrpcBytes())
            .build();

    private GrpcBytes() {}

    @Override
    public InputStream stream(byte[] message) {
        return new ByteArrayInputStream(message);
    }

    @Override
    public byte[] parse(InputStream message) {
        try {
            return message.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
