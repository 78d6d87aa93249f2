package io.benchtable.standalone.engine;

import io.temporal.testserver.TestServer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;

/** Engines outside the services, as docker-compose.yml has them in containers of their own. */
@NullUnmarked // lookups that must be there: a missing one fails the test by itself
public final class TestEngines implements AutoCloseable {

  private static final String PASSWORD = "engines-of-a-test";

  private final Engines engines;
  private final Optional<TestServer.PortBoundTestServer> inMemory;
  private final String temporal;

  private TestEngines(
      Engines engines, Optional<TestServer.PortBoundTestServer> inMemory, String temporal) {
    this.engines = engines;
    this.inMemory = inMemory;
    this.temporal = temporal;
  }

  /** Starts them; a real Temporal server where one is installed, else one in this process. */
  public static TestEngines start(Path data) {
    Optional<TemporalProgram> program = TemporalProgram.find();
    if (program.isPresent()) {
      Engines engines =
          Engines.start(data, PASSWORD, new TemporalChoice.Child(program.get()), Set.of());
      return new TestEngines(
          engines, Optional.empty(), engines.settings().get("spring.temporal.connection.target"));
    }
    int port = FreePorts.take(1, Set.of()).getFirst();
    Engines engines = Engines.start(data, PASSWORD, new TemporalChoice.InMemory(), Set.of(port));
    return new TestEngines(
        engines, Optional.of(TestServer.createPortBoundServer(port)), "127.0.0.1:" + port);
  }

  /** Points what a service's environment says of its engines to these. */
  public void redirect(Map<String, String> environment) {
    Map<String, String> settings = engines.settings();
    environment.computeIfPresent(
        "SPRING_DATASOURCE_URL", (_, _) -> settings.get("spring.datasource.url"));
    environment.computeIfPresent(
        "SPRING_DATASOURCE_USERNAME", (_, _) -> settings.get("spring.datasource.username"));
    environment.computeIfPresent("SPRING_DATASOURCE_PASSWORD", (_, _) -> PASSWORD);
    environment.computeIfPresent("SPRING_TEMPORAL_CONNECTION_TARGET", (_, _) -> temporal);
    if (environment.containsKey("SPRING_KAFKA_BOOTSTRAP_SERVERS")) {
      settings.forEach(
          (key, value) -> {
            if (key.startsWith("spring.kafka.") || key.startsWith("spring.cloud.stream.kafka.")) {
              environment.put(
                  key.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "_"), value);
            }
          });
    }
  }

  @Override
  public void close() {
    inMemory.ifPresent(TestServer.PortBoundTestServer::close);
    engines.close();
  }
}
