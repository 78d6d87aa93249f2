package io.benchtable.workflows.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.workflows.event.ChangeEvent;
import io.benchtable.workflows.event.ChangeEventHandler;
import io.benchtable.workflows.event.ChangeEventJson;
import io.benchtable.workflows.event.EventReference;
import io.benchtable.workflows.event.KafkaBroker;
import io.benchtable.workflows.item.InMemoryItems;
import io.benchtable.workflows.item.Items;
import io.benchtable.workflows.rule.Events;
import io.benchtable.workflows.rule.RuleJson;
import io.benchtable.workflows.run.SignedRequest;
import io.benchtable.workflows.run.Signer;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The router on a real broker, Temporal in memory, and tables in memory. */
@SpringBootTest(
    classes = RouterIntegrationTests.Wiring.class,
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
class RouterIntegrationTests {

  private static final KafkaBroker BROKER = broker();
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final AtomicInteger IDS = new AtomicInteger();

  @Autowired private ChangeEventHandler handler;
  @Autowired private FlakyItems flaky;
  @Autowired private StartedBenchmarks started;
  @Autowired private FunctionWorker functions;
  @Autowired private MeterRegistry meters;

  @BeforeEach
  void topics() throws Exception {
    for (var table : List.of("samples", "benchmarks", "rules")) {
      topic("table." + table + ".1");
    }
  }

  @AfterAll
  static void stopBroker() {
    BROKER.close();
  }

  @Test
  void startsABenchmarkThatIsPut() {
    send(insert("benchmarks", Map.of("benchmarkId", "b-start", "spec", Map.of())));

    await().atMost(LONGEST).until(() -> started.has("b-start"));
  }

  @Test
  void putsTheOutputOfAFunctionOnceHoweverOftenTheEventComes() {
    rule("describe", "first", Map.of("command", List.of("x"), "putTo", "benchmarks"));
    functions.answer(
        "describe",
        _ -> success("{\"spec\":{\"name\":\"made by a function\"},\"note\":\"describe\"}"));
    var event = insert("samples", Map.of("sampleId", "s1", "kind", "describe"));

    for (int i = 0; i < 10; i++) {
      handler.on(List.of(event));
    }
    send(event);
    send(event);

    await().atMost(LONGEST).until(() -> !put("benchmarks", "note", "describe").isEmpty());
    var benchmark = put("benchmarks", "note", "describe").getFirst();
    assertThat(String.valueOf(benchmark.get("benchmarkId"))).matches("[0-9a-z]{26}");
    assertThat(benchmark)
        .containsEntry("causeRule", "describe")
        .containsEntry("causeEvent", event.id());
    assertThat(put("benchmarks", "note", "describe")).hasSize(1);
    assertThat(functions.calls("describe")).isEqualTo(1);
  }

  @Test
  void putsAnItemFromATemplateOnce() {
    template("note");
    var event = insert("samples", Map.of("sampleId", "s2", "kind", "note"));

    for (int i = 0; i < 10; i++) {
      handler.on(List.of(event));
    }

    assertThat(put("notes", "rule", "note"))
        .singleElement()
        .satisfies(note -> assertThat(note).containsEntry("text", "seen s2"));
  }

  @Test
  void retriesAFailingTargetAndLetsLaterEventsPass() {
    rule("flaky", "first", Map.of("command", List.of("x"), "putTo", "benchmarks"));
    template("passing");
    functions.answer(
        "flaky", call -> call < 3 ? failure(3, "no such genome") : success("{\"note\":\"flaky\"}"));

    send(insert("samples", Map.of("sampleId", "s3", "kind", "flaky")));
    send(insert("samples", Map.of("sampleId", "s4", "kind", "passing")));

    await().atMost(LONGEST).until(() -> !put("notes", "rule", "passing").isEmpty());
    await().atMost(LONGEST).until(() -> !letters("flaky").isEmpty());
    assertThat(String.valueOf(letters("flaky").getFirst().get("error")))
        .contains("FUNCTION_FAILED")
        .contains("Expected exit status 0, but it is 3: no such genome");
    await().atMost(LONGEST).until(() -> !put("benchmarks", "note", "flaky").isEmpty());
    await().atMost(LONGEST).until(() -> letters("flaky").isEmpty());
    assertThat(functions.calls("flaky")).isEqualTo(3);
  }

  @Test
  void parksWhatKeepsFailingAndDeliversItWhenItIsRedriven() {
    rule("parked", "first", Map.of("command", List.of("x"), "putTo", "benchmarks"));
    functions.answer("parked", _ -> success("not JSON"));

    send(insert("samples", Map.of("sampleId", "s5", "kind", "parked")));

    await().atMost(LONGEST).until(() -> isParked("parked", "MOST_ATTEMPTS"));
    assertThat(functions.calls("parked")).isEqualTo(4);
    assertThat(String.valueOf(letters("parked").getFirst().get("error")))
        .contains("Expected a JSON object on standard output, but it is not JSON");

    functions.answer("parked", _ -> success("{\"note\":\"parked\"}"));
    var letter = new java.util.HashMap<String, @Nullable Object>(letters("parked").getFirst());
    letter.put("state", "RETRYING");
    flaky.items().put("dead-letters", letter);

    await().atMost(LONGEST).until(() -> !put("benchmarks", "note", "parked").isEmpty());
    await().atMost(LONGEST).until(() -> letters("parked").isEmpty());
  }

  @Test
  void findsANewTopicSoon() throws Exception {
    template("fresh");
    var topic = "table.samples." + System.nanoTime();
    topic(topic);
    long begin = System.nanoTime();

    BROKER.send(topic, "k", insert("samples", Map.of("sampleId", "s6", "kind", "fresh")).json());

    await().atMost(LONGEST).until(() -> !put("notes", "rule", "fresh").isEmpty());
    System.out.printf("new topic found after %d ms%n", (System.nanoTime() - begin) / 1_000_000);
  }

  @Test
  void takesLargeEvents() {
    template("large");
    rule("small", "first", Map.of("command", List.of("x"), "putTo", "benchmarks"));
    functions.answer("small", _ -> success("{\"note\":\"small\"}"));
    var genome = "A".repeat(7_500_000);

    send(insert("samples", Map.of("sampleId", "s7", "kind", "large", "genome", genome)));
    send(insert("samples", Map.of("sampleId", "s8", "kind", "small", "genome", genome)));

    await().atMost(LONGEST).until(() -> !put("notes", "rule", "large").isEmpty());
    await().atMost(LONGEST).until(() -> !put("benchmarks", "note", "small").isEmpty());
    assertThat(functions.event("small")).contains("\"reference\"").doesNotContain("AAAAA");
  }

  @Test
  void keepsALargeEventAsAReferenceAndReadsItAgain() {
    template("reference");
    flaky.fail("notes");

    send(
        insert(
            "samples",
            Map.of("sampleId", "s9", "kind", "reference", "genome", "A".repeat(1_000_000))));

    await().atMost(LONGEST).until(() -> !letters("reference").isEmpty());
    assertThat(String.valueOf(letters("reference").getFirst().get("event")))
        .startsWith("{\"reference\":");
    flaky.heal();
    await().atMost(LONGEST).until(() -> !put("notes", "rule", "reference").isEmpty());
    await().atMost(LONGEST).until(() -> letters("reference").isEmpty());
  }

  @Test
  void losesNothingWhenDeadLettersCannotBeKeptEither() throws Exception {
    template("outage");
    flaky.fail("notes", "dead-letters");
    var event = insert("samples", Map.of("sampleId", "s10", "kind", "outage"));
    long offset = BROKER.send("table.samples.1", "k", event.json()).get().offset();

    await().during(Duration.ofMillis(500)).until(() -> put("notes", "rule", "outage").isEmpty());
    assertThat(BROKER.committed("router", "table.samples.1", 0)).isLessThanOrEqualTo(offset);
    flaky.heal();

    await().atMost(LONGEST).until(() -> !put("notes", "rule", "outage").isEmpty());
    await().atMost(LONGEST).until(() -> BROKER.committed("router", "table.samples.1", 0) > offset);
  }

  @Test
  void parksALoop() {
    template("loop");

    send(insert("samples", Map.of("sampleId", "s11", "kind", "loop", "causeDepth", 17)));

    await().atMost(LONGEST).until(() -> isParked("loop", "LOOP"));
    assertThat(put("notes", "rule", "loop")).isEmpty();
  }

  @Test
  void saysOnARuleWhatIsWrongWithIt() {
    var item = Map.<String, @Nullable Object>of("name", "wrong", "state", "ENABLED", "pattern", 3);
    flaky.items().put("rules", item);
    send(insert("rules", item));

    await().atMost(LONGEST).until(() -> "INVALID".equals(ruleItem("wrong").get("state")));
    assertThat(String.valueOf(ruleItem("wrong").get("errors"))).contains("an event pattern");
  }

  @Test
  void disablesARuleThatStartsTooMuch() {
    template("busy");

    for (int i = 0; i < 30; i++) {
      send(insert("samples", Map.of("sampleId", "busy" + i, "kind", "busy")));
    }

    await().atMost(LONGEST).until(() -> "DISABLED".equals(ruleItem("busy").get("state")));
    assertThat(String.valueOf(ruleItem("busy").get("reason"))).contains("at most 20 starts");
    assertThat(put("notes", "rule", "busy")).hasSizeLessThanOrEqualTo(40);
  }

  @Test
  void startsEveryMatchingEventAndTellsHowSoon() throws Exception {
    int warmUp = 2_000;
    int events = 5_000;
    var sent = new ConcurrentHashMap<String, Long>();
    try (var plain = BROKER.listen("table.benchmarks.1")) {
      long begin = System.nanoTime();
      for (int i = 0; i < warmUp + events; i++) {
        var id = "latency" + i;
        var event =
            i % 20 == 0
                ? insert("benchmarks", Map.of("benchmarkId", id, "spec", Map.of("name", "x")))
                : insert("samples", Map.of("sampleId", id, "kind", "nothing"));
        sent.put(event.keys().toString(), System.nanoTime());
        send(event);
        LockSupport.parkNanos(begin + i * 2_000_000L - System.nanoTime());
      }
      await().atMost(LONGEST).until(() -> started.has("latency" + (warmUp + events - 20)));

      var router = new ArrayList<Long>();
      var kafka = new ArrayList<Long>();
      for (int i = warmUp; i < warmUp + events; i += 20) {
        var id = "latency" + i;
        var key = "{benchmarkId=" + id + "}";
        await().atMost(LONGEST).until(() -> plain.has(key));
        long from = sent.getOrDefault(key, 0L);
        router.add((started.at(id) - from) / 1_000);
        kafka.add((plain.at(key) - from) / 1_000);
      }
      print("sent -> start requested", router);
      print("sent -> plain consumer ", kafka);
      assertThat(router).hasSize(events / 20).allMatch(micros -> micros > 0);
    }
    assertThat(meters.counter("benchtable.router.events").count()).isGreaterThan(events);
  }

  /** Told, not asserted: on a busy machine both figures grow together. */
  private static void print(String what, List<Long> micros) {
    micros.sort(Long::compare);
    System.out.printf(
        "%s, 500 events/s, 1 in 20 matching: p50 %d us, p99 %d us%n",
        what, micros.get(micros.size() / 2), micros.get(micros.size() * 99 / 100));
  }

  private ChangeEvent insert(String table, Map<String, ? extends @Nullable Object> item) {
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

  private static void send(ChangeEvent event) {
    BROKER.send("table." + event.table() + ".1", event.keys().toString(), event.json());
  }

  /** A rule for samples whose kind is the rule's name. */
  private void rule(String name, String target, Map<String, Object> function) {
    put(name, Map.of("id", target, "function", function));
  }

  private void template(String name) {
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

  private List<Map<String, @Nullable Object>> put(String table, String attribute, String value) {
    return flaky.items().all(table).stream()
        .filter(item -> value.equals(item.get(attribute)))
        .toList();
  }

  private List<Map<String, @Nullable Object>> letters(String rule) {
    return put("dead-letters", "rule", rule);
  }

  private boolean isParked(String rule, String why) {
    return letters(rule).stream()
        .anyMatch(
            letter -> "PARKED".equals(letter.get("state")) && why.equals(letter.get("exhausted")));
  }

  private Map<String, @Nullable Object> ruleItem(String name) {
    return put("rules", "name", name).getFirst();
  }

  private static FunctionResult success(String output) {
    return new FunctionResult("SUCCEEDED", output, null, null, 0, "", null);
  }

  private static FunctionResult failure(int exitCode, String stderr) {
    return new FunctionResult("FAILED", null, "EXIT_STATUS", null, exitCode, stderr, null);
  }

  private static void topic(String name) throws Exception {
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

  /** Benchmarks that were started, and when. */
  static final class StartedBenchmarks implements Benchmarks {

    private final Map<String, Long> times = new ConcurrentHashMap<>();

    boolean has(String id) {
      return times.containsKey(id);
    }

    long at(String id) {
      return Optional.ofNullable(times.get(id)).orElse(Long.MAX_VALUE);
    }

    @Override
    public void start(String benchmarkId, ChangeEvent event) {
      times.putIfAbsent(benchmarkId, System.nanoTime());
    }

    @Override
    public void cancel(String benchmarkId, ChangeEvent event) {}

    @Override
    public void recover() {}

    @Override
    public void guard(String benchmarkId, ChangeEvent event) {}
  }

  /** A worker that calls functions. */
  @ActivityInterface
  public interface Invoke {
    @ActivityMethod(name = "InvokeFunction")
    FunctionResult invoke(SignedRequest invocation);
  }

  /** Answers as the test wants, by the rule's name and the number of the call. */
  static final class FunctionWorker implements Invoke {

    private final Signer signer = new Signer("golden-job-key-for-tests-only");
    private final Map<String, Function<Integer, FunctionResult>> answers =
        new ConcurrentHashMap<>();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final Map<String, String> events = new ConcurrentHashMap<>();

    void answer(String rule, Function<Integer, FunctionResult> answer) {
      answers.put(rule, answer);
    }

    int calls(String rule) {
      return calls.getOrDefault(rule, 0);
    }

    String event(String rule) {
      return events.getOrDefault(rule, "");
    }

    @Override
    public FunctionResult invoke(SignedRequest invocation) {
      assertThat(signer.isSigned("InvokeFunction", invocation)).isTrue();
      var body = RuleJson.object(invocation.body());
      var rule = String.valueOf(body.get("rule"));
      events.put(rule, String.valueOf(body.get("event")));
      var answer = answers.getOrDefault(rule, _ -> failure(1, ""));
      return signed(
          String.valueOf(body.get("functionId")), answer.apply(calls.merge(rule, 1, Integer::sum)));
    }

    private FunctionResult signed(String functionId, FunctionResult result) {
      var text = functionId + "\n" + result.output();
      return new FunctionResult(
          result.status(),
          result.output(),
          result.reason(),
          result.message(),
          result.exitCode(),
          result.stderrTail(),
          signer.signText("FunctionResult", text).signature());
    }
  }

  @Configuration(proxyBeanMethods = false)
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
