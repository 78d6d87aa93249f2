package io.benchtable.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.standalone.client.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A benchmark on engines of the versions of docker-compose.yml: mvn verify -Pcontainers. */
@Tag("containers")
@EnabledIf(value = "isContainerEngineThere", disabledReason = "no container engine answers")
@NullUnmarked // lookups in YAML: a missing one fails the test by itself
class ContainersIntegrationTests {

  static boolean isContainerEngineThere() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  @Test
  void runABenchmark(@TempDir Path data) throws IOException {
    int port = freePort();
    String address = "http://127.0.0.1:" + port;
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.address", "127.0.0.1");
    settings.put("server.port", port);
    settings.put("spring.temporal.namespace", "default");
    settings.put("benchtable.access.key-id", "key");
    settings.put("benchtable.access.secret-key", "secret");
    settings.put("benchtable.access.token", "token");
    settings.put("benchtable.access.job-key", "job-key");
    settings.put("benchtable.items.endpoint", address);
    settings.put("benchtable.worker.address", address);
    settings.put("benchtable.worker.data-directory", data.toString());
    settings.put("benchtable.dashboard.orchestrator", address);
    try (var temporal = temporal()) {
      temporal.start();
      settings.put(
          "spring.temporal.connection.target",
          temporal.getHost() + ":" + temporal.getMappedPort(7233));
      runABenchmark(address, settings);
    }
  }

  private static void runABenchmark(String address, Map<String, Object> settings) {
    try (var _ = ServerApplication.builder(Containers.class).properties(settings).run()) {
      Tables tables = new Tables(URI.create(address), "token");
      await()
          .atMost(Duration.ofMinutes(2))
          .ignoreExceptions()
          .until(() -> tables.create("benchmarks", benchmark(), "contained"));
      JsonNode ended =
          await()
              .atMost(Duration.ofMinutes(3))
              .until(
                  () -> tables.get("benchmarks", "contained").orElseThrow(),
                  item -> List.of("COMPLETE", "FAILED").contains(item.path("status").asString("")));
      assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("COMPLETE");
      assertThat(tables.query("results", "contained")).hasSize(2);
    }
  }

  private static JsonNode benchmark() {
    return Tables.JSON
        .createObjectNode()
        .put("benchmarkId", "contained")
        .<ObjectNode>set(
            "spec",
            Tables.JSON.readTree(
                """
                {"name": "contained", "parameters": {"n": [1, 2]}, "repetitions": 2, "noise": "off", "warmup": 0,
                 "pipeline": [{"name": "nothing", "command": ["true"]}]}
                """));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static DockerImageName image(String service) {
    try {
      Map<String, Map<String, Map<String, Object>>> compose =
          new Yaml().load(Files.readString(Path.of("../docker-compose.yml")));
      return DockerImageName.parse(compose.get("services").get(service).get("image").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The image of the tools holds the command line, whose server needs nothing else. Its address is
   * a condition of the client's beans, so that it must be known before there is a context.
   */
  private static GenericContainer<?> temporal() {
    return new GenericContainer<>(image("temporal-schema"))
        .withCreateContainerCmdModifier(command -> command.withEntrypoint("temporal"))
        .withCommand("server", "start-dev", "--ip", "0.0.0.0", "--headless")
        .withExposedPorts(7233)
        .waitingFor(Wait.forListeningPort());
  }

  /** PostgreSQL and Kafka, found through Spring's service connections. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Containers {

    @Bean
    @ServiceConnection
    PostgreSQLContainer postgres() {
      return new PostgreSQLContainer(image("postgres"))
          .withCommand("postgres", "-c", "wal_level=logical", "-c", "max_replication_slots=8");
    }

    @Bean
    @ServiceConnection
    KafkaContainer kafka() {
      return new KafkaContainer(image("kafka"))
          .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
          .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
          .withEnv("KAFKA_LOG_FLUSH_INTERVAL_MS", "500")
          .withEnv("KAFKA_LOG_FLUSH_SCHEDULER_INTERVAL_MS", "500")
          .withEnv("KAFKA_MESSAGE_MAX_BYTES", "8388608");
    }

    /** What the services ask for by name: the publisher's own connections, and the binder. */
    @Bean
    DynamicPropertyRegistrar addresses(PostgreSQLContainer postgres, KafkaContainer kafka) {
      return registry -> {
        registry.add("spring.datasource.url", postgres::getJdbcUrl);
        registry.add("spring.datasource.username", postgres::getUsername);
        registry.add("spring.datasource.password", postgres::getPassword);
        registry.add("spring.kafka.bootstrap-servers", kafka::getBootstrapServers);
        registry.add("spring.cloud.stream.kafka.binder.brokers", kafka::getBootstrapServers);
      };
    }
  }
}
