package io.benchtable.workflows.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.workflows.item.InMemoryItems;
import io.benchtable.workflows.item.TableDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ItemPutsTests {

  private final InMemoryItems items = new InMemoryItems();
  private final ItemPuts puts = new ItemPuts(items);

  @BeforeEach
  void tables() {
    items.ensure(new TableDefinition("notes", "noteId", Optional.empty(), List.of()));
    items.ensure(new TableDefinition("pages", "book", Optional.of("page"), List.of()));
    items.ensure(new TableDefinition("benchmarks", "benchmarkId", Optional.empty(), List.of()));
  }

  @Test
  void derivesAKeyThatIsMissing() {
    puts.put("pages", Map.of("book", "b", "text", "x"), cause("1"));
    puts.put("pages", Map.of("book", "b", "text", "x"), cause("1"));
    puts.put("pages", Map.of("book", "b", "text", "x"), cause("2"));

    assertThat(items.all("pages"))
        .hasSize(2)
        .allSatisfy(page -> assertThat(String.valueOf(page.get("page"))).hasSize(26));
    assertThat(items.writes()).isEqualTo(2);
  }

  @Test
  void replacesWhatAnEarlierEventPutAndNotWhatALaterOnePut() {
    puts.put("notes", note("first"), cause("1"));
    puts.put("notes", note("third"), cause("3"));
    puts.put("notes", note("second"), cause("2"));
    puts.put("notes", note("first"), cause("1"));

    assertThat(items.all("notes"))
        .singleElement()
        .satisfies(note -> assertThat(note).containsEntry("text", "third"));
  }

  @Test
  void leavesWhatSomebodyElsePut() {
    items.put("notes", note("mine"));

    assertThatThrownBy(() -> puts.put("notes", note("theirs"), cause("1")))
        .isInstanceOfSatisfying(
            DeliveryFailed.class, e -> assertThat(e.code()).isEqualTo("ITEM_EXISTS"))
        .hasMessageContaining("Expected no item {noteId=n} in table notes");
    assertThat(items.all("notes").getFirst()).containsEntry("text", "mine");
  }

  @Test
  void neverReplacesABenchmark() {
    var benchmark = Map.<String, @Nullable Object>of("benchmarkId", "b", "spec", Map.of());
    puts.put("benchmarks", benchmark, cause("1"));
    puts.put("benchmarks", benchmark, cause("1"));

    assertThatThrownBy(() -> puts.put("benchmarks", benchmark, cause("2")))
        .isInstanceOf(DeliveryFailed.class);
    assertThat(items.writes()).isEqualTo(1);
  }

  @Test
  void saysWhatCausedTheItem() {
    puts.put("notes", note("x"), cause("7"));

    assertThat(items.all("notes").getFirst())
        .containsEntry("causeRule", "rule")
        .containsEntry("causeEvent", "7")
        .containsEntry("causeDepth", new java.math.BigDecimal(3));
  }

  private static Map<String, @Nullable Object> note(String text) {
    return Map.of("noteId", "n", "text", text);
  }

  private static ItemPuts.Cause cause(String event) {
    return new ItemPuts.Cause("delivery" + event, "rule", event, Instant.EPOCH, 3);
  }
}
