package io.benchtable.workflows.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Events that match a rule reach its target: once, soon, and whatever their size. */
class RouterIntegrationTests extends RouterFixture {

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
}
