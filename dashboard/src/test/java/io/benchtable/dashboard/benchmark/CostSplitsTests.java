package io.benchtable.dashboard.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.InMemoryItems;
import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.ManyItems;
import io.benchtable.dashboard.item.Samples;
import io.benchtable.dashboard.item.SlowItems;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Moment;
import io.benchtable.dashboard.page.Now;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CostSplitsTests {

  private static final Item RUNNING = benchmark("RUNNING");
  private static final Item COMPLETE = benchmark("COMPLETE");

  private final InMemoryItems items = new InMemoryItems();
  private final SlowItems slow = new SlowItems(items, Duration.ofSeconds(1));
  private final CostSplits splits = new CostSplits(new Benchmarks(slow), new Now(slow));

  @BeforeEach
  void spend() {
    spend("b-0001", "0.42");
  }

  @Test
  void splitOfARunningBenchmarkStandsNineTimesAsLongAsItsReadingTook() {
    assertThat(splits.of(RUNNING).split().words(false)).isEqualTo("$0.42 so far");
    spend("b-0002", "0.08");
    slow.pass(Duration.ofMillis(8_999));
    CostSplits.Read stands = splits.of(RUNNING);
    assertThat(stands.split().words(false)).isEqualTo("$0.42 so far");
    assertThat(stands.asOf()).isEqualTo(Moment.of(Samples.START));
    assertThat(slow.pages()).isEqualTo(1);
    slow.pass(Duration.ofMillis(1));
    CostSplits.Read anew = splits.of(RUNNING);
    assertThat(anew.split().words(false)).isEqualTo("$0.50 so far");
    assertThat(anew.asOf()).isEqualTo(Moment.of(Samples.START.plusSeconds(10)));
    assertThat(slow.pages()).isEqualTo(2);
  }

  @Test
  void splitOfABenchmarkThatHasEndedIsAlwaysRead() {
    splits.of(RUNNING);
    spend("b-0002", "0.08");
    assertThat(splits.of(COMPLETE).split().words(true)).isEqualTo("$0.50, complete");
    spend("b-0003", "0.10");
    assertThat(splits.of(COMPLETE).split().words(true)).isEqualTo("$0.60, complete");
    assertThat(splits.of(RUNNING).split().words(false)).isEqualTo("$0.60 so far");
  }

  @Test
  void currenciesAreNeverAddedAndWhatIsUnpricedIsNotComplete() {
    items.put(
        "costs",
        Map.of(
            "runId",
            "b-0009",
            "lineId",
            "l",
            "benchmarkId",
            "b",
            "sample",
            true,
            "BillingCurrency",
            "EUR",
            "BilledCost",
            "6.30"));
    assertThat(splits.of(COMPLETE).split().words(true))
        .isEqualTo("at least $0.42 (1 line unknown)");
    Item unpriced =
        new Item(
            Map.of(
                "benchmarkId",
                "b",
                "status",
                "COMPLETE",
                "totals",
                Map.of("unknownLines", BigDecimal.TWO)));
    assertThat(splits.of(unpriced).split().words(true)).contains("at least").contains("2 lines");
  }

  @Test
  void whatHasNoCostLineIsAPartOfPageAndFile() {
    Map<String, Object> known = Map.of("unknownLines", new BigDecimal(5), "billedCost", "0.42");
    Item unpriced = new Item(Map.of("benchmarkId", "b", "status", "COMPLETE", "totals", known));
    CostSplit file = splits.whole(unpriced);
    assertThat(file).isEqualTo(splits.of(unpriced).split());
    assertThat(file.words(true)).isEqualTo("at least $0.42 (5 lines unknown)");
    assertThat(file.sheet("b").rows())
        .extracting(row -> row.cells().stream().map(Cell::words).toList())
        .containsExactly(
            List.of("Measured runs", "1", "$0.42", "USD", "complete", "100 %", "", "0"),
            List.of("Could not be priced", "", "unknown", "USD", "unknown", "", "", "5"));
  }

  @Test
  void fileIsOfAllLinesThoughThePageStopsEarlier() {
    Map<String, Object> line = Map.of("runId", "b-0001", "sample", true, "BilledCost", "0.01");
    CostSplits large = new CostSplits(new Benchmarks(new ManyItems(line, 60)), new Now(slow));
    assertThat(large.of(COMPLETE).split().words(true)).isEqualTo("at least $500.00");
    assertThat(large.whole(COMPLETE).words(true)).isEqualTo("$600.00, complete");
  }

  @Test
  void whoeverAsksWhileOneReadsIsToldTheSame() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    slow.whenAsked(
        () -> {
          reading.countDown();
          try {
            goOn.await();
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
        });
    try (ExecutorService viewers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<CostSplits.Read> first = viewers.submit(() -> splits.of(RUNNING));
      reading.await();
      AtomicReference<Thread> waiting = new AtomicReference<>();
      Future<CostSplits.Read> second =
          viewers.submit(
              () -> {
                waiting.set(Thread.currentThread());
                return splits.of(RUNNING);
              });
      Awaitility.await()
          .until(() -> waiting.get() != null && waiting.get().getState() == Thread.State.WAITING);
      goOn.countDown();
      assertThat(second.get()).isSameAs(first.get());
    }
    assertThat(slow.pages()).isEqualTo(1);
  }

  @Test
  void fileHoldsWhatThereIsNow() {
    splits.of(RUNNING);
    spend("b-0002", "0.08");
    assertThat(splits.whole(RUNNING).words(false)).isEqualTo("$0.50 so far");
  }

  @Test
  void splitStandsAMinuteAtMostAndNotWhereTheClockWasSetBack() {
    slow.page(Duration.ofMinutes(5));
    splits.of(RUNNING);
    slow.pass(Duration.ofSeconds(60));
    splits.of(RUNNING);
    assertThat(slow.pages()).isEqualTo(2);
    slow.pass(Duration.ofMinutes(-6));
    splits.of(RUNNING);
    assertThat(slow.pages()).isEqualTo(3);
  }

  private void spend(String runId, String amount) {
    items.put(
        "costs",
        Map.of(
            "runId",
            runId,
            "lineId",
            "l",
            "benchmarkId",
            "b",
            "sample",
            true,
            "BilledCost",
            amount));
  }

  private static Item benchmark(String status) {
    return new Item(Map.of("benchmarkId", "b", "status", status));
  }
}
