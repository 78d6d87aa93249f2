package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.storage.throughput.Throttle;
import io.benchtable.tables.storage.throughput.ThroughputExceeded;
import io.benchtable.tables.storage.throughput.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Divides the writes of a batch into those that there are units for and those that wait. */
final class BatchMeter {

  private final Catalogue catalogue;
  private final Throttle throttle;
  private final List<Write> admitted = new ArrayList<>();
  private final List<Write> throttled = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();

  private record Taken(TableDefinition table, WriteUnits units) {}

  BatchMeter(Catalogue catalogue, Throttle throttle) {
    this.catalogue = catalogue;
    this.throttle = throttle;
  }

  boolean limits(List<Write> writes) {
    return writes.stream()
        .map(Write::table)
        .distinct()
        .anyMatch(name -> throttle.limits(catalogue.require(name)));
  }

  /**
   * Takes the units of the writes that can be done.
   *
   * @throws ThroughputExceeded when none can
   */
  List<Write> admit(List<Write> writes) {
    Optional<ThroughputExceeded> first = Optional.empty();
    for (Write write : writes) {
      Optional<ThroughputExceeded> refusal = admit(write);
      (refusal.isPresent() ? throttled : admitted).add(write);
      first = first.isPresent() ? first : refusal;
    }
    throttle.countThrottled(throttled.stream().map(Write::table).distinct().toList());
    if (first.isPresent() && admitted.isEmpty()) {
      throw first.get();
    }
    return admitted;
  }

  private Optional<ThroughputExceeded> admit(Write write) {
    TableDefinition table = catalogue.require(write.table());
    if (!throttle.limits(table)) {
      return Optional.empty();
    }
    WriteUnits units = WriteUnits.of(table, write.change());
    Optional<ThroughputExceeded> refusal =
        throttle
            .refusal(table, null, Use.WRITE)
            .or(() -> throttle.refusalOfIndexes(table, units.indexes().keySet()));
    if (refusal.isEmpty()) {
      throttle.reserve(table, units.table(), units.indexes());
      taken.add(new Taken(table, units));
    }
    return refusal;
  }

  /** The writes that wait. */
  List<Write> throttled() {
    return List.copyOf(throttled);
  }

  /** Of writes that are done. */
  void count() {
    taken.forEach(
        one -> throttle.countWritten(one.table(), one.units().table(), one.units().indexes()));
  }

  /** Gives back what was taken for writes that came to nothing. */
  void giveBack() {
    for (Taken one : taken) {
      WriteUnits units = one.units();
      throttle.reserve(one.table(), -units.table(), negative(units.indexes()));
    }
  }

  private static Map<String, Double> negative(Map<String, Double> units) {
    return units.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> -entry.getValue()));
  }
}
