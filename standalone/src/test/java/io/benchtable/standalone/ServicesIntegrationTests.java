package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.standalone.client.Refused;
import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.client.Unreachable;
import io.benchtable.standalone.engine.TestEngines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Starts the six services as processes of their own, as their image does and with the environment
 * that docker-compose.yml gives them, and runs a benchmark through them.
 */
@NullUnmarked // maps of YAML and ports: a missing key fails the test by itself
class ServicesIntegrationTests {

  private static final List<String> SERVICES =
      List.of(
          "table-service",
          "stream-publisher",
          "workflow-orchestrator",
          "batch-worker",
          "cost-analyzer",
          "dashboard");

  private static final Map<String, String> JAVA =
      Map.of("JAVA_HOME", System.getProperty("java.home"));

  @TempDir Path folder;

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    processes.reversed().forEach(Process::destroy);
    for (Process process : processes) {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  @Test
  void runABenchmarkTogether() throws IOException {
    try (TestEngines engines = TestEngines.start(folder.resolve("engines"))) {
      Map<String, Integer> ports = new LinkedHashMap<>();
      SERVICES.forEach(service -> ports.put(service, CommandLineProcess.freePort()));
      Map<String, String> secrets = secrets();
      unpack();
      for (String service : SERVICES) {
        processes.add(start(service, environment(service, secrets, ports, engines)));
      }
      for (String service : SERVICES) {
        await()
            .atMost(Duration.ofSeconds(180))
            .pollInterval(Duration.ofMillis(250))
            .untilAsserted(() -> assertThat(health(ports.get(service))).as(service).isEqualTo(200));
      }

      Tables tables =
          new Tables(
              URI.create("http://127.0.0.1:" + ports.get("table-service")),
              secrets.get("BENCHTABLE_ACCESS_TOKEN"));
      assertThat(tables.create("benchmarks", benchmark(), "apart")).isTrue();

      JsonNode ended =
          await()
              .atMost(Duration.ofSeconds(180))
              .ignoreExceptionsMatching(e -> e instanceof Unreachable || e instanceof Refused)
              .until(
                  () -> tables.get("benchmarks", "apart").orElseThrow(),
                  item -> List.of("COMPLETE", "FAILED").contains(item.path("status").asString("")));
      assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("COMPLETE");
      assertThat(tables.query("results", "apart")).hasSize(2);
      assertThat(tables.index("costs", "by-benchmark", "apart")).isNotEmpty();
      assertThat(streams(ports.get("table-service"), secrets.get("BENCHTABLE_ACCESS_TOKEN")))
          .contains("\"TableName\":\"benchmarks\"");
      assertThat(get(ports.get("dashboard"), "/login")).isEqualTo(200);
      assertThat(SERVICES)
          .allSatisfy(
              service ->
                  assertThat(get(ports.get(service), "/actuator/prometheus")).isEqualTo(200));
    }
  }

  /** Asked for at the table service, and answered by the stream publisher. */
  private static String streams(int port, String token) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                  .header("Authorization", "Bearer " + token)
                  .header("X-Amz-Target", "DynamoDBStreams_20120810.ListStreams")
                  .POST(HttpRequest.BodyPublishers.ofString("{}"))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e.toString();
    }
  }

  private static JsonNode benchmark() {
    return Tables.JSON
        .createObjectNode()
        .put("benchmarkId", "apart")
        .<ObjectNode>set(
            "spec",
            Tables.JSON.readTree(
                """
                {"name": "apart", "parameters": {"n": [1, 2]}, "repetitions": 2, "noise": "off", "warmup": 0,
                 "dataset": {"files": {"genome": "examples/kmer-counting/lambda.fa.gz"}},
                 "pipeline": [{"name": "unpack", "command": ["gzip", "-dc", "${dataset.genome}"],
                   "stdout": "genome.fa", "outputs": ["genome.fa"]}]}
                """));
  }

  private void unpack() {
    Path repository = CommandLineProcess.repository();
    List<String> command = new ArrayList<>();
    command.add(repository.resolve("build/unpack").toString());
    command.add(folder.resolve("programs").toString());
    SERVICES.forEach(
        service ->
            command.add(
                repository.resolve(service + "/target/" + service + "-exec.jar").toString()));
    CommandLineProcess.Outcome outcome = CommandLineProcess.run(folder, JAVA, command);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
  }

  private Process start(String service, Map<String, String> environment) throws IOException {
    Path own = Files.createDirectories(folder.resolve(service));
    ProcessBuilder builder =
        new ProcessBuilder(
                CommandLineProcess.repository().resolve("build/service").toString(), service)
            .directory(own.toFile())
            .redirectErrorStream(true)
            .redirectOutput(own.resolve("log").toFile());
    builder.environment().putAll(JAVA);
    builder.environment().put("BENCHTABLE_PROGRAMS", folder.resolve("programs").toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private Map<String, String> environment(
      String service, Map<String, String> secrets, Map<String, Integer> ports, TestEngines engines)
      throws IOException {
    Map<String, String> environment = new HashMap<>();
    declared(service)
        .forEach(
            (name, value) -> {
              String text = value;
              for (Map.Entry<String, String> secret : secrets.entrySet()) {
                text = text.replaceAll("\\$\\{" + secret.getKey() + "[^}]*}", secret.getValue());
              }
              for (Map.Entry<String, Integer> port : ports.entrySet()) {
                text = text.replaceAll(port.getKey() + ":\\d+", "127.0.0.1:" + port.getValue());
              }
              environment.put(name, text);
            });
    engines.redirect(environment);
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("SERVER_PORT", Integer.toString(ports.get(service)));
    environment.computeIfPresent(
        "BENCHTABLE_WORKER_DATA_DIRECTORY", (_, _) -> folder.resolve("worker-data").toString());
    environment.computeIfPresent(
        "BENCHTABLE_WORKER_LOCK_FILE", (_, _) -> folder.resolve("measure.lock").toString());
    environment.computeIfPresent(
        "BENCHTABLE_WORKER_DATA_ROOT", (_, _) -> CommandLineProcess.repository().toString());
    return environment;
  }

  @SuppressWarnings("unchecked") // YAML has no types
  private static Map<String, String> declared(String service) throws IOException {
    Map<String, Object> compose =
        new Yaml()
            .load(Files.readString(CommandLineProcess.repository().resolve("docker-compose.yml")));
    Map<String, Map<String, Object>> services =
        (Map<String, Map<String, Object>>) compose.get("services");
    Map<String, String> environment = new LinkedHashMap<>();
    ((Map<String, Object>) services.get(service).get("environment"))
        .forEach((name, value) -> environment.put(name, String.valueOf(value)));
    return environment;
  }

  /** The secrets that the command writes, read back. */
  private Map<String, String> secrets() throws IOException {
    Path file = folder.resolve("secrets.env");
    assertThat(
            CommandLineProcess.run(folder, Map.of(), "env", "--compose", file.toString())
                .exitCode())
        .isZero();
    Map<String, String> secrets = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      if (line.contains("=") && !line.startsWith("#")) {
        secrets.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
      }
    }
    return secrets;
  }

  private static int health(int port) {
    return get(port, "/actuator/health");
  }

  private static int get(int port, String path) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                  .timeout(Duration.ofSeconds(5))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
