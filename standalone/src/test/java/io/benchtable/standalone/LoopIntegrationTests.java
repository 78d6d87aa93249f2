package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.engine.TemporalProgram;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts benchmarks into one running instance for each engine and reads what they come to. */
@ParameterizedClass
@ValueSource(strings = {"memory", "server"})
class LoopIntegrationTests {

  @TempDir static Path folder;

  private static InstanceProcess instance;
  private static Tables tables;

  private final String temporal;

  LoopIntegrationTests(String temporal) {
    this.temporal = temporal;
  }

  @BeforeParameterizedClassInvocation
  static void start(String temporal) {
    assumeTrue(
        temporal.equals("memory") || TemporalProgram.find().isPresent(),
        "skipped: no Temporal server (./benchtable install temporal)");
    instance = InstanceProcess.up(folder.resolve(temporal), temporal);
    tables = instance.tables();
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    instance.close();
  }

  @Test
  void turnsAnItemIntoRunsCostsAndAVerdict() {
    JsonNode spec =
        json(
            """
            {"name": "sleep", "parameters": {"ms": [10, 60]}, "repetitions": 6, "warmup": 1,
             "pipeline": [{"name": "sleep", "command": ["sh", "-c", "sleep 0.0$BT_ms; echo n 42"],
               "metrics": [{"name": "n", "unit": "1", "file": "stdout", "regex": "n (\\\\d+)"}]}]}
            """);

    JsonNode benchmark = complete("loop-sleep", spec);

    assertThat(benchmark.path("status").asString()).isEqualTo("COMPLETE");
    List<JsonNode> runs = tables.query("runs", "loop-sleep");
    assertThat(runs).hasSize(14).allMatch(run -> run.path("status").asString().equals("COMPLETE"));
    List<JsonNode> results = tables.query("results", "loop-sleep");
    assertThat(results).hasSize(2);
    assertThat(result(results, "ms=60").path("time").path("verdict").asString())
        .isEqualTo("SLOWER");
    assertThat(result(results, "ms=10").path("baseline").asBoolean()).isTrue();
    assertThat(benchmark.path("verdict").path("fastest").path("configurationId").asString())
        .isEqualTo("ms=10");

    BigDecimal lines =
        tables.index("costs", "by-benchmark", "loop-sleep").stream()
            .map(line -> new BigDecimal(line.path("BilledCost").asString()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(lines)
        .isPositive()
        .isEqualByComparingTo(benchmark.path("totals").path("billedCost").asString());
    for (JsonNode run : runs) {
      assertThat(tables.query("jobs", run.path("runId").asString())).hasSize(1);
      assertThat(tables.query("usage", run.path("runId").asString())).hasSize(1);
      assertThat(run.path("metrics").path("n").path("value").asString()).isEqualTo("42");
    }
  }

  @Test
  void showsAFailingConfigurationAndGoesOnWithTheOthers() {
    JsonNode spec =
        json(
            """
            {"name": "half", "parameters": {"code": [0, 3]}, "repetitions": 2, "warmup": 0,
             "pipeline": [{"name": "end", "command": ["sh", "-c", "exit $BT_code"]}]}
            """);

    JsonNode benchmark = complete("loop-half", spec);

    assertThat(benchmark.path("status").asString()).isEqualTo("COMPLETE");
    List<JsonNode> results = tables.query("results", "loop-half");
    assertThat(result(results, "code=0").path("status").asString()).isEqualTo("COMPLETE");
    assertThat(result(results, "code=3").path("status").asString()).isEqualTo("FAILED");
    assertThat(result(results, "code=3").path("reason").asString()).isEqualTo("EXIT_STATUS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "colour | spec.colour | \"colour\": \"red\"",
        "matrix | spec.parameters.k | \"parameters\": {\"k\": []}",
        "runs | spec.repetitions | \"parameters\": {\"k\": [1, 2]}, \"repetitions\": 6000",
        "parameter | spec.pipeline[0].command[1] | \"pipeline\": [{\"name\": \"s\", \"command\": [\"echo\", \"${nothing}\"]}]",
        "dataset | spec.dataset.files.genome | \"dataset\": {\"files\": {\"genome\": \"/nowhere/genome.fa\"}}",
        "book | spec.pricing.book | \"pricing\": {\"book\": \"no-such-book\"}",
        "type | spec.pricing.instanceType | \"pricing\": {\"book\": \"aws-ec2-on-demand\", \"instanceType\": \"m9.gigantic\"}",
        "baseline | spec.baseline | \"parameters\": {\"k\": [1]}, \"baseline\": {\"k\": 2}"
      })
  void failsABadSpecWithItsErrorAndStartsNothing(String name, String path, String wrong) {
    ObjectNode spec =
        (ObjectNode)
            json("{\"name\": \"bad\", \"pipeline\": [{\"name\": \"s\", \"command\": [\"true\"]}]}");
    spec.setAll((ObjectNode) json("{" + wrong + "}"));

    JsonNode benchmark = complete("loop-bad-" + name, spec);

    assertThat(benchmark.path("status").asString()).isEqualTo("FAILED");
    assertThat(benchmark.path("errors"))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.path("path").asString()).isEqualTo(path);
              assertThat(error.path("expected").asString()).isNotBlank();
              assertThat(error.path("value").asString()).isNotBlank();
            });
    assertThat(tables.query("runs", "loop-bad-" + name)).isEmpty();
  }

  @Test
  void cancelsABenchmarkAndEndsItsProcesses() {
    JsonNode spec =
        json(
            """
            {"name": "long", "repetitions": 1, "warmup": 0,
             "pipeline": [{"name": "sleep", "command": ["sleep", "171.3"]}]}
            """);
    put("loop-long", spec);
    await().atMost(Duration.ofSeconds(60)).until(() -> running("sleep 171.3"));

    tables.patch(
        "benchmarks", Tables.JSON.createObjectNode().put("cancelRequested", true), "loop-long");

    assertThat(ended("loop-long").path("status").asString()).isEqualTo("CANCELLED");
    await().atMost(Duration.ofSeconds(20)).until(() -> !running("sleep 171.3"));
  }

  @Test
  void restoresABenchmarkThatIsPutAgain() {
    JsonNode spec =
        json(
            """
            {"name": "twice", "repetitions": 1, "warmup": 0,
             "pipeline": [{"name": "true", "command": ["true"]}]}
            """);
    complete("loop-twice", spec);

    tables.replace("benchmarks", item("loop-twice", spec), "loop-twice");

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(tables.get("benchmarks", "loop-twice").orElseThrow().toString())
                    .contains("\"COMPLETE\"")
                    .contains("\"message\":\""));
    assertThat(tables.query("runs", "loop-twice")).hasSize(1);
  }

  @Test
  void startsABenchmarkFromARuleOnAUsersOwnTable() throws Exception {
    Path script = folder.resolve("make.sh");
    Files.writeString(
        script,
        """
        cat > /dev/null
        echo '{"spec": {"name": "from a rule", "repetitions": 1, "warmup": 0, "pipeline": [{"name": "t", "command": ["true"]}]}}'
        """);
    instance.createTable("arrivals", "arrivalId");
    tables.create(
        "rules",
        json(
            """
            {"name": "on-arrival", "state": "ENABLED",
             "pattern": {"table": ["arrivals"], "eventName": ["INSERT"]},
             "targets": [{"id": "t", "function": {"command": ["sh", "%s"], "timeout": "30s", "putTo": "benchmarks"}}]}
            """
                .formatted(script)),
        "on-arrival");

    // A change that comes before the rule is known is matched by none: another one follows.
    var arrivals = new AtomicInteger();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              String id = "a" + arrivals.incrementAndGet();
              tables.create("arrivals", json("{\"arrivalId\": \"%s\"}".formatted(id)), id);
              return fromARule() > 0;
            });

    await().atMost(Duration.ofSeconds(60)).until(() -> fromARule("COMPLETE") == fromARule());
  }

  private static long fromARule(String... statuses) {
    return tables.latest("benchmarks", "by-submission", "benchmarks", 50).stream()
        .filter(one -> one.path("spec").path("name").asString("").equals("from a rule"))
        .filter(
            one ->
                statuses.length == 0 || List.of(statuses).contains(one.path("status").asString("")))
        .count();
  }

  @Test
  void saysHowDurableItsWorkflowsAre() {
    String id = "loop-temporal";
    complete(
        id,
        json(
            """
            {"name": "true", "repetitions": 1, "warmup": 0,
             "pipeline": [{"name": "t", "command": ["true"]}]}
            """));
    assertThat(tables.get("benchmarks", id).orElseThrow().path("temporal").asString())
        .isEqualTo(temporal.equals("server") ? "durable" : "in memory");
  }

  private static boolean running(String command) {
    return ProcessHandle.allProcesses()
        .anyMatch(
            process ->
                process.info().commandLine().filter(line -> line.endsWith(command)).isPresent());
  }

  private static JsonNode complete(String id, JsonNode spec) {
    put(id, spec);
    return ended(id);
  }

  private static void put(String id, JsonNode spec) {
    assertThat(tables.create("benchmarks", item(id, spec), id)).isTrue();
  }

  private static JsonNode item(String id, JsonNode spec) {
    return Tables.JSON.createObjectNode().put("benchmarkId", id).<ObjectNode>set("spec", spec);
  }

  private static JsonNode ended(String id) {
    return await()
        .atMost(Duration.ofSeconds(120))
        .until(
            () -> tables.get("benchmarks", id).orElseThrow(),
            item ->
                Set.of("COMPLETE", "FAILED", "CANCELLED")
                    .contains(item.path("status").asString("")));
  }

  private static JsonNode result(List<JsonNode> results, String configurationId) {
    return results.stream()
        .filter(one -> one.path("configurationId").asString().equals(configurationId))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode json(String text) {
    return Tables.JSON.readTree(text);
  }
}
