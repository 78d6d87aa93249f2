package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.ItemPage;
import io.benchtable.dashboard.page.Moment;
import io.benchtable.dashboard.page.Now;
import io.benchtable.dashboard.page.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What benchmarks cost, by kind of run. The page of a running one is read again at every change,
 * and its cost lines may be tens of thousands: what was read stands for nine times as long as it
 * took, so that at most a tenth of the time goes into reading, however many look on. Who is shown
 * it is told of when it is. Nothing is kept of a benchmark that has ended.
 */
@Component
class CostSplits {

  private static final int MOST = 50_000;
  private static final int REST = 9;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Benchmarks benchmarks;
  private final Now now;
  private final Map<String, Read> kept = new ConcurrentHashMap<>();

  CostSplits(Benchmarks benchmarks, Now now) {
    this.benchmarks = benchmarks;
    this.now = now;
  }

  /**
   * A split as it was read.
   *
   * @param at when the reading began: what came later may be missing
   */
  record Read(CostSplit split, Instant at, Instant until) {

    /** When it was true. */
    public Moment asOf() {
      return Moment.of(at);
    }

    private boolean stands(Instant instant) {
      return !instant.isBefore(at) && instant.isBefore(until);
    }
  }

  /** The split of a benchmark as its item is. */
  Read of(Item benchmark) {
    String id = benchmark.text("benchmarkId", "");
    Instant instant = now.instant();
    if (Status.of(benchmark.text("status", "WAITING")).ended()) {
      kept.remove(id);
      return read(id);
    }
    kept.values().removeIf(read -> !read.stands(instant));
    return kept.computeIfAbsent(id, this::read);
  }

  /** The split by the lines that there are now. */
  CostSplit whole(String id) {
    CostSplit.Sums sums = new CostSplit.Sums();
    Iterator<ItemPage> pages = benchmarks.costPages(id).iterator();
    int read = 0;
    ItemPage page;
    do {
      page = pages.next();
      page.items().forEach(sums::add);
      read += page.items().size();
    } while (page.next().isPresent() && read < MOST);
    return sums.split(page.next().isPresent());
  }

  private Read read(String id) {
    Instant at = now.instant();
    CostSplit split = whole(id);
    Instant end = now.instant();
    Duration rest = Duration.between(at, end).multipliedBy(REST);
    return new Read(split, at, end.plus(rest.compareTo(LONGEST) < 0 ? rest : LONGEST));
  }
}
