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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
  private final Map<String, CompletableFuture<Read>> underWay = new ConcurrentHashMap<>();

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

  /** The split of a benchmark as its page shows it. */
  Read of(Item benchmark) {
    String id = benchmark.text("benchmarkId", "");
    Instant instant = now.instant();
    if (Status.of(benchmark.text("status", "WAITING")).ended()) {
      kept.remove(id);
      return read(benchmark);
    }
    kept.values().removeIf(read -> !read.stands(instant));
    Read standing = kept.get(id);
    return standing == null ? readTogether(id, benchmark) : standing;
  }

  /** One reads, and whoever asks meanwhile is told what came of it. */
  private Read readTogether(String id, Item benchmark) {
    CompletableFuture<Read> own = new CompletableFuture<>();
    CompletableFuture<Read> first = underWay.putIfAbsent(id, own);
    if (first != null) {
      return awaited(first);
    }
    try {
      Read read = read(benchmark);
      kept.put(id, read);
      own.complete(read);
      return read;
    } catch (RuntimeException failure) {
      own.completeExceptionally(failure);
      throw failure;
    } finally {
      underWay.remove(id);
      own.cancel(false);
    }
  }

  private static Read awaited(CompletableFuture<Read> reading) {
    try {
      return reading.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  /** The split by all lines that there are now, as its file holds it. */
  CostSplit whole(Item benchmark) {
    return split(benchmark, Long.MAX_VALUE);
  }

  private CostSplit split(Item benchmark, long most) {
    CostSplit.Sums sums = new CostSplit.Sums();
    Iterator<ItemPage> pages = benchmarks.costPages(benchmark.text("benchmarkId", "")).iterator();
    long read = 0;
    ItemPage page;
    do {
      page = pages.next();
      page.items().forEach(sums::add);
      read += page.items().size();
    } while (page.next().isPresent() && read < most);
    return sums.split(page.next().isPresent())
        .atLeastUnknown(benchmark.child("totals").whole("unknownLines", 0));
  }

  private Read read(Item benchmark) {
    Instant at = now.instant();
    CostSplit split = split(benchmark, MOST);
    Instant end = now.instant();
    Duration rest = Duration.between(at, end).multipliedBy(REST);
    return new Read(split, at, end.plus(rest.compareTo(LONGEST) < 0 ? rest : LONGEST));
  }
}
