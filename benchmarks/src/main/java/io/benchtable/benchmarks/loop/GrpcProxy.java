package io.benchtable.benchmarks.loop;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.HandlerRegistry;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passes unary calls on as bytes, on loopback, and shows each message to a tap. */
final class GrpcProxy implements AutoCloseable {

  /** Sees what passes. Times are taken before it decodes anything. */
  interface Tap {

    /** Sees a request; what it returns is answered instead of passing the request on. */
    Optional<byte[]> request(String method, byte[] message, long nanos);

    void response(String method, byte[] message, long nanos);
  }

  private static final int LARGEST = 64 * 1024 * 1024;

  private static final MethodDescriptor.Marshaller<byte[]> BYTES =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
          return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
          try {
            return stream.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };

  private final ManagedChannel channel;
  private final Server server;
  private final Tap tap;

  GrpcProxy(String target, Tap tap) throws IOException {
    this.tap = tap;
    channel =
        ManagedChannelBuilder.forTarget(target)
            .usePlaintext()
            .maxInboundMessageSize(LARGEST)
            .build();
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .maxInboundMessageSize(LARGEST)
            .fallbackHandlerRegistry(
                new HandlerRegistry() {
                  @Override
                  public ServerMethodDefinition<?, ?> lookupMethod(
                      String name, @Nullable String authority) {
                    return ServerMethodDefinition.create(method(name), GrpcProxy.this::forward);
                  }
                })
            .build()
            .start();
  }

  String address() {
    return "127.0.0.1:" + server.getPort();
  }

  private static MethodDescriptor<byte[], byte[]> method(String name) {
    return MethodDescriptor.newBuilder(BYTES, BYTES)
        .setFullMethodName(name)
        .setType(MethodDescriptor.MethodType.UNARY)
        .build();
  }

  private ServerCall.Listener<byte[]> forward(ServerCall<byte[], byte[]> near, Metadata headers) {
    String method = String.valueOf(near.getMethodDescriptor().getBareMethodName());
    ClientCall<byte[], byte[]> far =
        channel.newCall(near.getMethodDescriptor(), CallOptions.DEFAULT);
    near.request(2);
    return new ServerCall.Listener<>() {
      private boolean passedOn;

      @Override
      public void onMessage(byte[] message) {
        Optional<byte[]> answer = tap.request(method, message, System.nanoTime());
        if (answer.isPresent()) {
          near.sendHeaders(new Metadata());
          near.sendMessage(answer.get());
          near.close(Status.OK, new Metadata());
        } else {
          passedOn = true;
          far.start(answers(method, near), headers);
          far.request(2);
          far.sendMessage(message);
        }
      }

      @Override
      public void onHalfClose() {
        if (passedOn) {
          far.halfClose();
        }
      }

      @Override
      public void onCancel() {
        far.cancel("The caller has gone", null);
      }
    };
  }

  private ClientCall.Listener<byte[]> answers(String method, ServerCall<byte[], byte[]> near) {
    return new ClientCall.Listener<>() {
      @Override
      public void onHeaders(Metadata headers) {
        near.sendHeaders(headers);
      }

      @Override
      public void onMessage(byte[] message) {
        tap.response(method, message, System.nanoTime());
        near.sendMessage(message);
      }

      @Override
      public void onClose(Status status, Metadata trailers) {
        near.close(status, trailers);
      }
    };
  }

  @Override
  public void close() {
    server.shutdownNow();
    channel.shutdownNow();
  }
}
