package io.benchtable.standalone.engine;

import io.temporal.testserver.TestServer;
import java.nio.file.Path;
import java.util.Set;

/** A Temporal server that is none of an instance's own. */
public record TestTemporal(String address, Runnable stop) implements AutoCloseable {

  /** The in-memory one, in this process, on a port. */
  public static TestTemporal inMemory() {
    int port = FreePorts.take(1, Set.of()).getFirst();
    TestServer.PortBoundTestServer server = TestServer.createPortBoundServer(port);
    return new TestTemporal("127.0.0.1:" + port, server::close);
  }

  /** A real one, as a child process. */
  public static TestTemporal real(Path directory) {
    TemporalServer server = TemporalServer.start(TemporalProgram.find().orElseThrow(), directory);
    return new TestTemporal(server.address(), server::close);
  }

  @Override
  public void close() {
    stop.run();
  }
}
