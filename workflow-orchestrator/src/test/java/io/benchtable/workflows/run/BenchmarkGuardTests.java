package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.workflows.item.InMemoryItems;
import io.benchtable.workflows.item.ItemUpdate;
import io.benchtable.workflows.item.Sha256;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BenchmarkGuardTests {

  private static final Map<String, String> KEY = Map.of("benchmarkId", "b");

  private final InMemoryItems items = new InMemoryItems();
  private final BenchmarkGuard guard = new BenchmarkGuard(items);

  @BeforeEach
  void putARunningBenchmark() {
    items.ensure(BenchmarkTables.BENCHMARKS);
    var item = put("one");
    item.put("status", "RUNNING");
    item.put("attempt", 2);
    item.put("submittedAt", "2026-11-24T00:00:00.000Z");
    item.put("transitions", List.of(Map.of("status", "RUNNING")));
    item.put("open", "open");
    item.put("seed", "1");
    item.put("specHash", Sha256.hex(PlainJson.writeSorted(Map.of("name", "one"))));
    items.put("benchmarks", item);
  }

  @Test
  void restoresABenchmarkThatIsPutOver() {
    var before = item();
    items.put("benchmarks", put("two"));
    var after = item();
    guard.restore("b", before, after);
    guard.restore("b", before, after);

    var restored = item();
    assertThat(restored.remove("message")).asString().contains("put again");
    assertThat(restored).isEqualTo(before);
  }

  @Test
  void restoresABenchmarkThatSomethingWithAnAttemptIsPutOver() {
    var before = item();
    var unsubmitted = put("by hand");
    unsubmitted.put("attempt", 2);
    var text = put("by hand");
    text.put("attempt", "2");
    var waiting = put("queued");
    waiting.put("status", "WAITING");
    waiting.put("attempt", 1);
    waiting.put("submittedAt", "2026-11-25T00:00:00.000Z");
    waiting.put("transitions", List.of(Map.of("status", "WAITING")));
    var puts = new ArrayList<Map<String, @Nullable Object>>();
    Collections.addAll(puts, another(), unsubmitted, text, waiting);
    for (Map<String, @Nullable Object> over : puts) {
      items.put("benchmarks", over);
      var after = item();
      guard.restore("b", before, after);
      var restored = item();
      guard.restore("b", after, restored);
      guard.restore("b", before, after);

      assertThat(item()).isEqualTo(restored);
      assertThat(restored.remove("message"))
          .asString()
          .contains("Benchmark b, submitted 2026-11-24");
      assertThat(restored).isEqualTo(before);
    }
  }

  @Test
  void restoresABenchmarkThatAnotherRestoredOneIsPutOver() {
    var before = item();
    var other = another();
    items.put("benchmarks", put("two"));
    guard.restore("b", other, item());
    var message = String.valueOf(item().get("message"));
    other.put("message", message.replace("Benchmark b,", "Benchmark c,"));
    items.put("benchmarks", other);
    guard.restore("b", before, item());

    assertThat(item().get("submittedAt")).isEqualTo(before.get("submittedAt"));
    assertThat(item().get("status")).isEqualTo("RUNNING");
  }

  /** Somebody deleted the benchmark and put another, which was taken on. */
  @Test
  void leavesWhatIsThereMeanwhileAlone() {
    var before = item();
    var later = another();
    later.put("submittedAt", "2026-11-26T00:00:00.000Z");
    items.put("benchmarks", later);
    var present = item();
    guard.restore("b", before, another());

    assertThat(item()).isEqualTo(present);
  }

  @Test
  void undoesAnEditOfAPlannedSpecOnce() {
    var before = item();
    items.update("benchmarks", KEY, ItemUpdate.update().set("spec", Map.of("name", "two")));
    var edited = item();
    guard.restore("b", before, edited);
    var restored = item();
    guard.restore("b", edited, restored);

    assertThat(item().get("spec")).isEqualTo(before.get("spec"));
    assertThat(item().get("message")).asString().contains("frozen");
    assertThat(item()).isEqualTo(restored);
  }

  @Test
  void undoesTwoEditsInARow() {
    var planned = item();
    items.update("benchmarks", KEY, ItemUpdate.update().set("spec", Map.of("name", "two")));
    var second = item();
    items.update("benchmarks", KEY, ItemUpdate.update().set("spec", Map.of("name", "three")));
    var third = item();
    guard.restore("b", planned, second);
    guard.restore("b", second, third);

    assertThat(item().get("spec")).isEqualTo(planned.get("spec"));
  }

  @Test
  void restoresWhatIsWrittenBackAsItWasReadBefore() {
    var stale = item();
    items.update(
        "benchmarks",
        KEY,
        ItemUpdate.update()
            .set("status", "COMPLETE")
            .append("transitions", Map.of("status", "COMPLETE"))
            .remove("open"));
    var complete = item();
    items.put("benchmarks", stale);
    guard.restore("b", complete, item());
    guard.restore("b", complete, stale);

    var restored = item();
    assertThat(restored.remove("message")).asString().contains("put again");
    assertThat(restored).isEqualTo(complete);
  }

  @Test
  void leavesABenchmarkAloneThatWasTakenOnOrGoesOn() {
    var before = item();
    items.update(
        "benchmarks",
        KEY,
        ItemUpdate.update()
            .set("status", "WAITING")
            .set("attempt", 1)
            .set("submittedAt", "2026-11-23T00:00:00.000Z")
            .set("transitions", List.of(Map.of("status", "WAITING")))
            .remove("seed", "specHash"));
    var admitted = item();
    guard.restore("b", before, admitted);
    items.update(
        "benchmarks",
        KEY,
        ItemUpdate.update()
            .set("status", "PREPARING")
            .append("transitions", Map.of("status", "PREPARING")));
    guard.restore("b", admitted, item());

    assertThat(item().get("message")).isNull();
  }

  @Test
  void undoesEditsOfTheStatusInWhateverOrderTheyAreSeen() {
    var running = item();
    edit("WAITING");
    var waiting = item();
    edit("COMPLETE");
    var complete = item();
    guard.restore("b", waiting, complete);
    guard.restore("b", running, waiting);
    guard.restore("b", complete, item());

    var restored = item();
    assertThat(restored.remove("message")).asString().contains("status is the platform's");
    assertThat(restored).isEqualTo(running);
  }

  @Test
  void leavesARetryAloneUntilItIsOverwritten() {
    var past = List.of(Map.of("status", "RUNNING"), Map.of("status", "COMPLETE"));
    items.update(
        "benchmarks", KEY, ItemUpdate.update().set("status", "COMPLETE").set("transitions", past));
    var complete = item();
    edit("WAITING");
    var retried = item();
    guard.restore("b", complete, retried);
    assertThat(item()).isEqualTo(retried);

    edit("RUNNING");
    guard.restore("b", retried, item());
    assertThat(item().get("status")).isEqualTo("COMPLETE");
  }

  @Test
  void leavesASpecAloneThatIsNotPlannedYet() {
    items.update("benchmarks", KEY, ItemUpdate.update().remove("specHash"));
    var before = item();
    items.update("benchmarks", KEY, ItemUpdate.update().set("spec", Map.of("name", "two")));
    guard.restore("b", before, item());

    assertThat(item().get("spec")).isEqualTo(Map.of("name", "two"));
  }

  @Test
  void leavesTheDeletedDeleted() {
    var before = item();
    items.delete("benchmarks", KEY, List.of());
    guard.restore("b", before, put("two"));

    assertThat(items.all("benchmarks")).isEmpty();
  }

  /** A plain copy of a benchmark that has ended. */
  private static Map<String, @Nullable Object> another() {
    var item = put("two");
    item.put("status", "COMPLETE");
    item.put("attempt", BigDecimal.ONE);
    item.put("submittedAt", "2026-11-23T00:00:00.000Z");
    item.put("transitions", List.of(Map.of("status", "WAITING"), Map.of("status", "COMPLETE")));
    item.put("seed", "2");
    item.put("specHash", Sha256.hex(PlainJson.writeSorted(Map.of("name", "two"))));
    item.put("verdict", Map.of("fastest", "two"));
    return item;
  }

  private void edit(String status) {
    items.update("benchmarks", KEY, ItemUpdate.update().set("status", status));
  }

  private Map<String, @Nullable Object> item() {
    return items.get("benchmarks", KEY).orElseThrow();
  }

  private static Map<String, @Nullable Object> put(String name) {
    var item = new LinkedHashMap<String, @Nullable Object>();
    item.put("benchmarkId", "b");
    item.put("spec", Map.of("name", name));
    return item;
  }
}
