package io.benchtable.costs.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.costs.book.ShippedBooks;
import io.benchtable.costs.charge.Attempt;
import io.benchtable.costs.charge.Charges;
import io.benchtable.costs.charge.CostLine;
import io.benchtable.costs.charge.PricedRun;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.Pricing;
import io.benchtable.costs.price.TariffLookup;
import io.benchtable.costs.verdict.Judge;
import io.benchtable.costs.verdict.Question;
import io.benchtable.costs.verdict.Run;
import io.benchtable.costs.verdict.Totals;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Items as other services write and read them. */
@NullUnmarked
class ItemContractTests {

  private static final Pricing OWN = new Pricing("own-hardware", "2026-11-01", null, null);

  private static Map<String, Object> golden(String file) {
    return JsonMapper.builder()
        .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build()
        .readValue(Path.of("../contracts", file).toFile(), new TypeReference<>() {});
  }

  private final InMemoryItems items = new InMemoryItems();

  @Test
  void readsUsageAndJobs() {
    items.put("usage", golden("10-usage-item.json"));
    items.put("jobs", golden("09-job-item.json"));
    List<Attempt> attempts = new AttemptItems(items).of("01kb3v9m2q8x4c6t7n5r1d0w9z-0007");
    assertThat(attempts)
        .singleElement()
        .satisfies(
            attempt -> {
              assertThat(attempt.usageId()).isEqualTo("count#1");
              assertThat(attempt.wallSeconds()).isEqualByComparingTo("0.412345678");
              assertThat(attempt.vcpus()).isEqualByComparingTo("2");
              assertThat(attempt.memoryMiB()).isEqualByComparingTo("512");
              assertThat(attempt.measured()).isTrue();
              assertThat(attempt.host()).isEqualTo("lab-7");
            });
  }

  @Test
  void readsRuns() {
    StoredRun stored = RunItems.stored(golden("16-run-item.json"));
    Run run = stored.run();
    assertThat(stored.started()).isTrue();
    assertThat(stored.billedCost()).isEqualByComparingTo("0.0000091234");
    assertThat(run.configurationId()).isEqualTo("k=11,threads=2");
    assertThat(run.sample()).isTrue();
    assertThat(run.block()).isEqualTo(1);
    assertThat(run.wallSeconds()).isEqualByComparingTo("0.412345678");
    assertThat(run.cpuSeconds()).isEqualByComparingTo("0.410003");
    assertThat(run.peakMemoryBytes()).isEqualTo(12345344L);
    assertThat(run.metrics().get("distinctKmers").value()).isEqualTo("48502");
  }

  @Test
  void writesTheColumnsOfACostLine() {
    Map<String, Object> golden = golden("13-cost-item.json");
    PriceBook book = ShippedBooks.load().getFirst();
    items.put("usage", golden("10-usage-item.json"));
    List<Attempt> attempts = new AttemptItems(items).of("01kb3v9m2q8x4c6t7n5r1d0w9z-0007");
    TariffLookup.Found found = (TariffLookup.Found) book.tariff(null, null);
    CostLine line = new Charges(book, found.tariff()).of(attempts, true).lines().getFirst();
    @SuppressWarnings("unchecked")
    Map<String, String> tags = (Map<String, String>) golden.get("Tags");
    PricedRun run =
        new PricedRun(
            "01kb3v9m2q8x4c6t7n5r1d0w9z",
            "k-mer counting",
            "01kb3v9m2q8x4c6t7n5r1d0w9z-0007",
            "MEASURED",
            "k=11,threads=2",
            tags);
    Map<String, Object> item = CostItems.item(line, run, book);
    assertThat(item.keySet()).isEqualTo(known(golden));
    Set<String> priced =
        Set.of(
            "BilledCost",
            "EffectiveCost",
            "ListCost",
            "ContractedCost",
            "ListUnitPrice",
            "PricingQuantity",
            "ConsumedQuantity");
    golden.forEach(
        (name, value) -> {
          if (value != null && !priced.contains(name)) {
            assertThat(item.get(name)).as(name).isEqualTo(value);
          }
        });
    assertThat(new BigDecimal(String.valueOf(item.get("ConsumedQuantity"))))
        .isEqualByComparingTo("0.000113889722222222");
  }

  @Test
  void writesTheAttributesOfAResult() {
    Map<String, Object> golden = golden("15-result-item.json");
    Map<String, Object> item = resultItem(10);
    assertThat(item.keySet()).isEqualTo(known(golden));
    for (String part : List.of("wallSeconds", "time", "costPerRun", "frontier")) {
      assertThat(known(item, part)).as(part).isEqualTo(known(golden, part));
    }
    assertThat(item).containsEntry("parameters", Map.of("k", 11, "threads", 2));
  }

  @Test
  void saysHowManyMoreBlocksWouldDecide() {
    assertThat(resultItem(6).get("time"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("verdict", "INCONCLUSIVE")
        .containsEntry("moreBlocks", Map.of("low", 9, "high", 9))
        .doesNotContainKeys("low", "confidence");
  }

  /** Of a configuration that is twice as fast as the baseline, at an error that few may share. */
  private static Map<String, Object> resultItem(int blocks) {
    Question question =
        new Question("k=11,threads=1", new BigDecimal("0.02"), List.of(), OWN, "USD")
            .allowing(new BigDecimal(blocks < 10 ? "0.0001" : "0.05"));
    List<Run> runs = new ArrayList<>();
    for (int block = 1; block <= blocks; block++) {
      runs.add(run("k=11,threads=1", block, "0.8"));
      runs.add(run("k=11,threads=2", block, "0.4"));
    }
    var result = Judge.judge(question, runs, new Totals(null, 0)).results().getLast();
    return ResultItems.item("01kb3v9m2q8x4c6t7n5r1d0w9z", result, "USD");
  }

  private static Run run(String configuration, int block, String seconds) {
    Run run = RunItems.stored(golden("16-run-item.json")).run();
    return new Run(
        configuration + block,
        run.kind(),
        configuration,
        run.parameters(),
        run.attempt(),
        block,
        run.status(),
        null,
        null,
        null,
        true,
        new BigDecimal(seconds),
        run.cpuSeconds(),
        run.peakMemoryBytes(),
        run.peakMemoryMethod(),
        run.metrics(),
        new BigDecimal(seconds).movePointLeft(6),
        null,
        run.host());
  }

  @Test
  void passesPlainValuesThroughAttributes() {
    Map<String, Object> item = golden("16-run-item.json");
    Map<String, Object> once = AttributeJson.values(AttributeJson.attributes(item));
    assertThat(AttributeJson.values(AttributeJson.attributes(once))).isEqualTo(once);
    assertThat(once).containsEntry("block", BigDecimal.ONE).doesNotContainKey("reason");
  }

  @Test
  void makesItsTablesAndPutsTheShippedBooksOnce() {
    PlatformFixture platform = new PlatformFixture();
    assertThat(platform.items.created())
        .containsExactly("costs", "budgets", "price-books", "prices", "results");
    int prices = platform.items.all("prices").size();
    platform.tables.createMissing();
    assertThat(platform.items.all("prices")).hasSize(prices);
    assertThat(platform.books.versions("own-hardware")).containsExactly("2026-11-01");
    for (PriceBook book : ShippedBooks.load()) {
      PriceBook kept = platform.books.find(book.id()).orElseThrow();
      assertThat(kept.prices()).containsExactlyInAnyOrderElementsOf(book.prices());
      assertThat(kept.assumptions()).isEqualTo(book.assumptions());
    }
  }

  @Test
  void keepsABookForSomeSecondsAfterItWasRead() {
    PlatformFixture platform = new PlatformFixture();
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    BookItems books = new BookItems(platform.items, now::get);
    BookId id = new BookId("own-hardware", "2026-11-01");
    int before = platform.items.queries();

    PriceBook read = books.find(id).orElseThrow();
    assertThat(books.find(id)).contains(read);
    assertThat(platform.items.queries()).isEqualTo(before + 1);

    now.set(Instant.EPOCH.plusSeconds(11));
    assertThat(books.find(id)).contains(read);
    assertThat(platform.items.queries()).isEqualTo(before + 2);
    assertThat(books.find(new BookId("own-hardware", "1999"))).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static Set<String> known(Map<String, Object> item, String part) {
    return known((Map<String, Object>) item.get(part));
  }

  private static Set<String> known(Map<String, Object> item) {
    Set<String> names = new TreeSet<>();
    item.forEach(
        (name, value) -> {
          if (value != null) {
            names.add(name);
          }
        });
    return names;
  }
}
