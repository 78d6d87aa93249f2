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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Puts benchmarks into one running instance for each engine and reads what they come to. */
@ParameterizedClass
@ValueSource(strings = {"memory", "server"})
class LoopIntegrationTests {

  @TempDir static Path folder;

  private static InstanceProcess instance;
  private static Tables tables;
  private static Benchmarks benchmarks;

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
    benchmarks = new Benchmarks(tables);
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
            {"name": "sleep", "parameters": {"ms": [10, 60]}, "repetitions": 6, "noise": "off", "warmup": 1,
             "pipeline": [{"name": "sleep", "command": ["sh", "-c", "sleep 0.0$BT_ms; echo n 42"],
               "metrics": [{"name": "n", "unit": "1", "file": "stdout", "regex": "n (\\\\d+)"}]}]}
            """);

    JsonNode benchmark = benchmarks.run("loop-sleep", spec);

    assertThat(benchmark.path("status").asString()).isEqualTo("COMPLETE");
    List<JsonNode> runs = benchmarks.runs("loop-sleep");
    assertThat(runs).hasSize(14).allMatch(run -> run.path("status").asString().equals("COMPLETE"));
    assertThat(tables.query("results", "loop-sleep")).hasSize(2);
    assertThat(benchmarks.result("loop-sleep", "ms=60").path("time").path("verdict").asString())
        .isEqualTo("SLOWER");
    assertThat(benchmarks.result("loop-sleep", "ms=10").path("baseline").asBoolean()).isTrue();
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
            {"name": "half", "parameters": {"code": [0, 3]}, "repetitions": 2, "noise": "off", "warmup": 0,
             "pipeline": [{"name": "end", "command": ["sh", "-c", "exit $BT_code"]}]}
            """);

    JsonNode benchmark = benchmarks.run("loop-half", spec);

    assertThat(benchmark.path("status").asString()).isEqualTo("COMPLETE");
    assertThat(benchmarks.result("loop-half", "code=0").path("status").asString())
        .isEqualTo("COMPLETE");
    JsonNode failed = benchmarks.result("loop-half", "code=3");
    assertThat(failed.path("status").asString()).isEqualTo("FAILED");
    assertThat(failed.path("reason").asString()).isEqualTo("EXIT_STATUS");
  }

  @ParameterizedTest
  @EnumSource
  void failsABadSpecWithItsErrorAndStartsNothing(BadSpec bad) {
    String id = "loop-bad-" + bad;

    JsonNode benchmark = benchmarks.run(id, bad.spec());

    assertThat(benchmark.path("status").asString()).isEqualTo("FAILED");
    assertThat(benchmark.path("errors"))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.path("path").asString()).isEqualTo(bad.path);
              assertThat(error.path("expected").asString()).isNotBlank();
              assertThat(error.path("value").asString()).isNotBlank();
            });
    assertThat(benchmarks.runs(id)).isEmpty();
  }

  @Test
  void cancelsABenchmarkAndEndsItsProcesses() {
    JsonNode spec =
        json(
            """
            {"name": "long", "repetitions": 1, "noise": "off", "warmup": 0,
             "pipeline": [{"name": "sleep", "command": ["sleep", "171.3"]}]}
            """);
    benchmarks.put("loop-long", spec);
    await().atMost(Duration.ofSeconds(60)).until(() -> running("sleep 171.3"));

    tables.patch(
        "benchmarks", Tables.JSON.createObjectNode().put("cancelRequested", true), "loop-long");

    assertThat(benchmarks.ended("loop-long").path("status").asString()).isEqualTo("CANCELLED");
    await().atMost(Duration.ofSeconds(20)).until(() -> !running("sleep 171.3"));
  }

  @Test
  void restoresABenchmarkThatIsPutAgain() {
    JsonNode spec =
        json(
            """
            {"name": "twice", "repetitions": 1, "noise": "off", "warmup": 0,
             "pipeline": [{"name": "true", "command": ["true"]}]}
            """);
    benchmarks.run("loop-twice", spec);

    benchmarks.putAgain("loop-twice", spec);

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(benchmarks.get("loop-twice").toString())
                    .contains("\"COMPLETE\"")
                    .contains("\"message\":\""));
    assertThat(benchmarks.runs("loop-twice")).hasSize(1);
  }

  @Test
  void startsABenchmarkFromARuleOnAUsersOwnTable() throws Exception {
    Path script = folder.resolve("make.sh");
    Files.writeString(
        script,
        """
        cat > /dev/null
        echo '{"spec": {"name": "from a rule", "repetitions": 1, "noise": "off", "warmup": 0, "pipeline": [{"name": "t", "command": ["true"]}]}}'
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
    JsonNode spec =
        json(
            """
            {"name": "true", "repetitions": 1, "noise": "off", "warmup": 0,
             "pipeline": [{"name": "t", "command": ["true"]}]}
            """);

    JsonNode benchmark = benchmarks.run("loop-temporal", spec);

    assertThat(benchmark.path("temporal").asString())
        .isEqualTo(temporal.equals("server") ? "durable" : "in memory");
  }

  private static boolean running(String command) {
    return ProcessHandle.allProcesses()
        .anyMatch(
            process ->
                process.info().commandLine().filter(line -> line.endsWith(command)).isPresent());
  }

  private static JsonNode json(String text) {
    return Tables.JSON.readTree(text);
  }
}
