// SPDX-License-Identifier: Apache-2.0
import io.grpc.*;
import io.grpc.stub.*;

/** Under gRPC. */
abstract class WithGrpc extends Anywhere {

    static ManagedChannel channel;
    static String target;
    static Order request;
    static StreamObserver<Order> responseObserver;

    record Item(long id) {}

    record Order(long id) {}

    /** As the compiler of protocol buffers makes it of a service. */
    static final class OrdersGrpc {

        static Stub newStub(Channel channel) {
            return new Stub(channel, CallOptions.DEFAULT);
        }

        static BlockingStub newBlockingStub(Channel channel) {
            return new BlockingStub(channel, CallOptions.DEFAULT);
        }

        static final class Stub extends AbstractAsyncStub<Stub> {

            Stub(Channel channel, CallOptions options) {
                super(channel, options);
            }

            @Override
            protected Stub build(Channel channel, CallOptions options) {
                return new Stub(channel, options);
            }

            StreamObserver<Item> addItems(StreamObserver<Order> responseObserver) {
                return null;
            }
        }

        static final class BlockingStub extends AbstractBlockingStub<BlockingStub> {

            BlockingStub(Channel channel, CallOptions options) {
                super(channel, options);
            }

            @Override
            protected BlockingStub build(Channel channel, CallOptions options) {
                return new BlockingStub(channel, options);
            }

            Order find(Order request) {
                return request;
            }
        }
    }
}
