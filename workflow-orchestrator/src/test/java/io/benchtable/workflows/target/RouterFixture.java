package io.benchtable.workflows.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.workflows.event.ChangeEvent;
import io.benchtable.workflows.event.ChangeEventHandler;
import io.benchtable.workflows.event.ChangeEventJson;
import io.benchtable.workflows.event.EventReference;
import io.benchtable.workflows.event.KafkaBroker;
import io.benchtable.workflows.item.InMemoryItems;
import io.benchtable.workflows.item.Items;
import io.benchtable.workflows.rule.Events;
import io.benchtable.workflows.rule.RuleJson;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The router on a real broker, Temporal in memory, and tables in memory: one of each for all tests.
 */
@SpringBootTest(
    classes = RouterFixture.Wiring.class,
    properties = {
      "spring.config.import=classpath:workflow-orchestrator.yaml",
      "spring.cloud.function.definition=router",
      "spring.temporal.test-server.enabled=true",
      "benchtable.access.job-key=golden-job-key-for-tests-only",
      "benchtable.rules.most-starts-in-a-minute=20",
      "benchtable.dead-letters.first-delay=100ms",
      "benchtable.dead-letters.longest-delay=200ms",
      "benchtable.dead-letters.most-attempts=4",
      "benchtable.dead-letters.poll=20ms"
    })
abstract class RouterFixture {

  static final KafkaBroker BROKER = broker();
  static final Duration LONGEST = Duration.ofSeconds(30);
  private static final AtomicInteger IDS = new AtomicInteger();

  @Autowired ChangeEventHandler handler;
  @Autowired FlakyItems flaky;
  @Autowired StartedBenchmarks started;
  @Autowired FunctionWorker functions;
  @Autowired MeterRegistry meters;

  @BeforeEach
  void topics() throws Exception {
    for (var table : List.of("samples", "benchmarks", "rules")) {
      topic("table." + table + ".1");
    }
  }

  ChangeEvent insert(String table, Map<String, ? extends @Nullable Object> item) {
    var id = "0001-0000000000000001-%06d".formatted(IDS.incrementAndGet());
    var image = RuleJson.write(TypedJson.item(item));
    var key = table.equals("rules") ? "name" : table.equals("samples") ? "sampleId" : "benchmarkId";
    var json =
        Events.json(
            id,
            table,
            "INSERT",
            "[]",
            RuleJson.write(TypedJson.item(Map.of(key, String.valueOf(item.get(key))))),
            null,
            image);
    return ChangeEventJson.event(
            json.getBytes(StandardCharsets.UTF_8),
            new EventReference("table." + table + ".1", 0, IDS.get()))
        .orElseThrow();
  }

  static void send(ChangeEvent event) {
    BROKER.send("table." + event.table() + ".1", event.keys().toString(), event.json());
  }

  /** A rule for samples whose kind is the rule's name. */
  void rule(String name, String target, Map<String, Object> function) {
    put(name, Map.of("id", target, "function", function));
  }

  void template(String name) {
    put(
        name,
        Map.of(
            "id",
            "note",
            "putItem",
            Map.of(
                "table",
                "notes",
                "inputPaths",
                Map.of("sample", "$.dynamodb.Keys.sampleId.S"),
                "item",
                Map.of("text", "seen <sample>", "rule", name))));
  }

  private void put(String name, Map<String, Object> target) {
    var rule =
        Map.<String, @Nullable Object>of(
            "name",
            name,
            "state",
            "ENABLED",
            "pattern",
            Map.of(
                "table",
                List.of("samples"),
                "dynamodb",
                Map.of("NewImage", Map.of("kind", Map.of("S", List.of(name))))),
            "targets",
            List.of(target));
    flaky.items().put("rules", rule);
    handler.on(List.of(insert("rules", rule)));
  }

  List<Map<String, @Nullable Object>> put(String table, String attribute, String value) {
    return flaky.items().all(table).stream()
        .filter(item -> value.equals(item.get(attribute)))
        .toList();
  }

  List<Map<String, @Nullable Object>> letters(String rule) {
    return put("dead-letters", "rule", rule);
  }

  boolean isParked(String rule, String why) {
    return letters(rule).stream()
        .anyMatch(
            letter -> "PARKED".equals(letter.get("state")) && why.equals(letter.get("exhausted")));
  }

  Map<String, @Nullable Object> ruleItem(String name) {
    return put("rules", "name", name).getFirst();
  }

  static FunctionResult success(String output) {
    return new FunctionResult("SUCCEEDED", output, null, null, 0, "", null);
  }

  static FunctionResult failure(int exitCode, String stderr) {
    return new FunctionResult("FAILED", null, "EXIT_STATUS", null, exitCode, stderr, null);
  }

  static void topic(String name) throws Exception {
    try {
      BROKER.createTopic(name, 1);
    } catch (java.util.concurrent.ExecutionException e) {
      assertThat(e).hasMessageContaining("already exists");
    }
  }

  private static KafkaBroker broker() {
    try {
      return KafkaBroker.start(Files.createTempDirectory("router-kafka"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @DynamicPropertySource
  static void kafka(DynamicPropertyRegistry registry) {
    registry.add("spring.cloud.stream.kafka.binder.brokers", BROKER::address);
    registry.add("spring.kafka.bootstrap-servers", BROKER::address);
  }

  /** Not marked as a configuration, so that no other test finds it when it looks for some. */
  @EnableAutoConfiguration
  @ComponentScan(
      basePackages = {
        "io.benchtable.workflows.event",
        "io.benchtable.workflows.rule",
        "io.benchtable.workflows.target",
        "io.benchtable.workflows.deadletter",
        "io.benchtable.workflows.run"
      },
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern = {
                ".*BenchmarkTargetConfiguration",
                ".*Tests.*",
                ".*\\.run\\.(BenchmarkAccess|CheckController|RunConfiguration)"
              }))
  static class Wiring {

    /** Ends with the context that reads from it. */
    @Bean
    KafkaBroker kafkaBroker() {
      return BROKER;
    }

    @Bean
    FlakyItems flakyItems() {
      return new FlakyItems(new InMemoryItems());
    }

    @Bean
    Items items(FlakyItems flaky) {
      return flaky.proxy();
    }

    @Bean
    StartedBenchmarks startedBenchmarks() {
      return new StartedBenchmarks();
    }

    @Bean
    FunctionWorker functionWorker() {
      return new FunctionWorker();
    }

    @Bean(destroyMethod = "shutdownNow")
    WorkerFactory functionWorkers(WorkflowClient client, FunctionWorker functions) {
      var factory = WorkerFactory.newInstance(client);
      factory.newWorker("jobs.default").registerActivitiesImplementations(functions);
      factory.start();
      return factory;
    }
  }
}
