package io.benchtable.benchmarks.loop;

import io.benchtable.standalone.engine.TemporalChoice;
import io.benchtable.standalone.engine.TemporalServer;
import io.temporal.testserver.TestServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** A Temporal for the instance, stopped with the harness. */
record Engine(String address, Closeable server) implements AutoCloseable {

  /**
   * Starts one.
   *
   * @param kind {@code memory} or {@code server}
   * @throws IllegalArgumentException if the server is not installed
   */
  static Engine start(String kind, Path folder) throws IOException {
    return switch (TemporalChoice.of(kind)) {
      case TemporalChoice.InMemory _ -> {
        int port = freePort();
        yield new Engine("127.0.0.1:" + port, TestServer.createPortBoundServer(port, true));
      }
      case TemporalChoice.Child(var program) -> {
        TemporalServer server = TemporalServer.start(program, folder);
        yield new Engine(server.address(), server::close);
      }
      case TemporalChoice.At(var address) -> new Engine(address, () -> {});
    };
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
