package io.benchtable.tables.storage.throughput;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests through while their table and indexes have units left, and takes what they used
 * afterwards, however much that was.
 */
public final class Throttle {

  private final boolean on;
  private final int instances;
  private final Buckets buckets;
  private final MeterRegistry meters;

  private Throttle(boolean on, int instances, LongSupplier nanos, MeterRegistry meters) {
    this.on = on;
    this.instances = instances;
    this.buckets = new Buckets(nanos);
    this.meters = meters;
  }

  /**
   * Limits each of several instances to its part.
   *
   * @param nanos a clock that never goes back
   */
  public static Throttle of(int instances, LongSupplier nanos, MeterRegistry meters) {
    return new Throttle(true, instances, nanos, meters);
  }

  /** Lets everything through. */
  public static Throttle none() {
    return new Throttle(false, 1, () -> 0, new CompositeMeterRegistry());
  }

  /** Whether anything is to be asked, and to be counted, for a table. */
  public boolean limits(TableDefinition table) {
    return on && Rates.limit(table);
  }

  public boolean limitsIndexes(TableDefinition table) {
    return on && Rates.limitIndexes(table);
  }

  /** Refuses a use of a table, or of an index of it, when no units are left. */
  public void admit(TableDefinition table, @Nullable Index index, Use use) {
    Optional<ThroughputExceeded> refusal = refusal(table, index, use);
    if (refusal.isPresent()) {
      countThrottled(List.of(table.name()));
      throw refusal.get();
    }
  }

  /** Why a use would be refused now, if it would. */
  public Optional<ThroughputExceeded> refusal(
      TableDefinition table, @Nullable Index index, Use use) {
    return left(table, index, use) > 0
        ? Optional.empty()
        : Optional.of(ThroughputExceeded.of(table, owner(index), use));
  }

  /** The same of a write that changes the content of indexes. */
  public Optional<ThroughputExceeded> refusalOfIndexes(
      TableDefinition table, Collection<String> indexes) {
    return indexes.stream()
        .flatMap(name -> table.index(name).stream())
        .flatMap(index -> refusal(table, index, Use.WRITE).stream())
        .findFirst();
  }

  /** The units that are left; as many as anybody could want where there is no limit. */
  public double left(TableDefinition table, @Nullable Index index, Use use) {
    Index owner = owner(index);
    double rate = rate(table, owner, use);
    return !on || rate == Rates.UNLIMITED
        ? Double.POSITIVE_INFINITY
        : buckets.balance(table, owner, use, rate);
  }

  /** Takes and counts the units of a read of a table, or through an index of it. */
  public void read(TableDefinition table, @Nullable Index index, double units) {
    take(table, index, Use.READ, units);
    count(table, Use.READ, units);
  }

  /** Takes and counts the units of a write. */
  public void wrote(TableDefinition table, double units, Map<String, Double> indexes) {
    reserve(table, units, indexes);
    countWritten(table, units, indexes);
  }

  /** Takes the units of a write that is still to be done; negative ones are given back. */
  public void reserve(TableDefinition table, double units, Map<String, Double> indexes) {
    take(table, null, Use.WRITE, units);
    indexes.forEach(
        (name, used) -> table.index(name).ifPresent(index -> take(table, index, Use.WRITE, used)));
  }

  /** Counts the units of a write that were taken before it was done. */
  public void countWritten(TableDefinition table, double units, Map<String, Double> indexes) {
    count(
        table, Use.WRITE, units + indexes.values().stream().mapToDouble(Double::doubleValue).sum());
  }

  private void take(TableDefinition table, @Nullable Index index, Use use, double units) {
    Index owner = owner(index);
    double rate = rate(table, owner, use);
    if (rate != Rates.UNLIMITED) {
      buckets.take(table, owner, use, rate, units);
    }
  }

  private double rate(TableDefinition table, @Nullable Index owner, Use use) {
    return (double) Rates.of(table, owner, use) / instances;
  }

  /** A local index lives on the units of its table. */
  private static @Nullable Index owner(@Nullable Index index) {
    return index == null || index.scope() == Index.Scope.LOCAL ? null : index;
  }

  private void count(TableDefinition table, Use use, double units) {
    meters
        .counter(
            "benchtable.tables.consumed.%s.units".formatted(use.name().toLowerCase(Locale.ROOT)),
            "table",
            table.name())
        .increment(units);
  }

  /** Counts a request that was refused, or done in part, for want of units of these tables. */
  public void countThrottled(Collection<String> tables) {
    tables.forEach(
        table ->
            meters.counter("benchtable.tables.throttled.requests", "table", table).increment());
  }
}
